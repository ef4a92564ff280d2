import { readCachedCatalogue, writeCachedCatalogue, type CatalogueSource } from './catalogue-cache.ts'
import type { Catalogue } from './catalogue-text.ts'
import { fetchJson } from './fetch-json.ts'
import { readModelsDev } from './read-models-dev.ts'

export interface RefreshOptions extends CatalogueSource {
  /** Takes a newer catalogue. */
  readonly take: (catalogue: Catalogue) => void
  /** Hears in one sentence what came of it. */
  readonly note: (sentence: string) => void
  readonly now?: () => number
}

/** Between two questions that were answered, in ms. */
const keptFor = 24 * 60 * 60_000
/** How often it is looked whether it is time, in ms: a machine may sleep, or be offline, at any moment. */
const lookEvery = 60 * 60_000
/** In ms. */
const patience = 30_000
/** Some times what models.dev publishes. */
const mostBytes = 16 * 1024 * 1024

/**
 * Keeps what is known of models up to date while the process runs. It begins at once and holds nothing up; to be stopped
 * when the process is to end.
 */
export function keepCatalogueFresh(options: RefreshOptions): { readonly stop: () => void } {
  const stopped = new AbortController()
  const refresh = () => void refreshCatalogue(options, stopped.signal)
  const timer = setInterval(refresh, lookEvery)
  timer.unref()
  refresh()
  return {
    stop() {
      clearInterval(timer)
      stopped.abort()
    },
  }
}

/**
 * Asks the publisher if that was not done within a day, by whatever process. An answer that cannot be used counts as
 * asked, so that it is not fetched again and again; no answer does not. Never rejects.
 */
export async function refreshCatalogue(options: RefreshOptions, stop: AbortSignal): Promise<void> {
  const { url, file, take, note, now = Date.now } = options
  const cached = await readCachedCatalogue({ url, file })
  const age = now() - (cached?.checkedAt ?? 0)
  if (cached !== null && age >= 0 && age < keptFor) return

  const answer = await fetchJson(url, {
    headers: { accept: 'application/json', ...(cached?.etag != null && { 'if-none-match': cached.etag }) },
    mostBytes,
    signal: AbortSignal.any([stop, AbortSignal.timeout(patience)]),
  })
  if (stop.aborted) return
  if (answer.kind === 'none') return note(`The catalogue of models at ${url} cannot be reached.`)

  const isUnchanged = answer.status === 304 && cached?.catalogue != null
  const newer = answer.status === 200 ? readModelsDev(answer.json) : null
  const next = {
    catalogue: newer ?? cached?.catalogue ?? null,
    etag: newer === null ? (cached?.etag ?? null) : answer.etag,
    checkedAt: now(),
  }
  try {
    await writeCachedCatalogue({ url, file }, next)
  } catch (error) {
    note(`The catalogue of models cannot be kept in ${file}: ${String(error)}`)
  }
  if (newer !== null) take(newer)
  if (newer !== null) note(`The catalogue of models was renewed from ${url}.`)
  else if (isUnchanged) note(`The catalogue of models at ${url} has not changed.`)
  else note(`${url} did not give a catalogue of models (status ${answer.status}).`)
}
