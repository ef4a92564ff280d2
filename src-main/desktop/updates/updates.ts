import type { UpdateStatus } from '../../../shared/updates.ts'
import { nextUpdateStatus, type UpdateEvent } from './update-steps.ts'

/** What fetches and installs. */
export interface Updater {
  /** The newest version, or null where this is it. */
  readonly findNewer: () => Promise<string | null>
  readonly download: (onProgress: (percent: number) => void) => Promise<void>
  /** Ends the app and starts the new one. */
  readonly install: () => Promise<void>
}

export interface UpdatesOptions {
  readonly updater: Updater
  readonly first: UpdateStatus
  /** Whether FreeCC looks by itself. */
  readonly looksByItself: () => boolean
  readonly onChange: () => void
  /** Takes one line about a failure. */
  readonly note: (sentence: string) => void
}

export interface Updates {
  readonly status: () => UpdateStatus
  readonly look: () => Promise<void>
  readonly download: () => Promise<void>
  /** Does nothing unless an update is ready. */
  readonly install: () => Promise<void>
  /** From now on FreeCC looks by itself, where that is wanted; the user is asked before anything is fetched. */
  readonly begin: () => void
}

/** The start has better things to do. In ms. */
const firstLookAfter = 60_000
const looksEvery = 24 * 60 * 60_000

/** Keeps track of a newer FreeCC. A failure is a line in the log and a status, never more. */
export function createUpdates({ updater, first, looksByItself, onChange, note }: UpdatesOptions): Updates {
  let status = first

  /** Whether that changed anything. */
  function take(event: UpdateEvent): boolean {
    const next = nextUpdateStatus(status, event)
    if (next === status) return false
    status = next
    onChange()
    return true
  }

  async function look(): Promise<void> {
    if (!take({ kind: 'look' })) return
    try {
      const version = await updater.findNewer()
      take(version === null ? { kind: 'nothing-newer', at: Date.now() } : { kind: 'found', version })
    } catch (error) {
      fail('FreeCC could not look for updates', error)
    }
  }

  async function download(): Promise<void> {
    if (!take({ kind: 'download' })) return
    try {
      await updater.download((percent) => void take({ kind: 'progress', percent }))
      take({ kind: 'downloaded' })
    } catch (error) {
      fail('The update could not be downloaded', error)
    }
  }

  async function install(): Promise<void> {
    if (status.state !== 'ready') return
    await updater.install().catch((error: unknown) => note(sentence('The update could not be installed', error)))
  }

  function fail(what: string, error: unknown): void {
    note(sentence(what, error))
    take({ kind: 'failed' })
  }

  return {
    status: () => status,
    look,
    download,
    install,
    begin() {
      if (status.state === 'not-here') return
      const lookIfWanted = () => void (looksByItself() && look())
      setTimeout(lookIfWanted, firstLookAfter).unref()
      setInterval(lookIfWanted, looksEvery).unref()
    },
  }
}

/** Errors of the updater bring their stack and what the server said; one line is enough. */
function sentence(what: string, error: unknown): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return `${what}: ${reason.slice(0, 300)}`
}
