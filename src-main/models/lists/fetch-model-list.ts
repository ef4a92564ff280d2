import type { ModelInfo } from '../../../shared/model-info.ts'
import { fetchJsonOrNothing, type FetchJsonOptions } from '../fetch-json.ts'
import { llamaCppProperties, ollamaDetails } from './local-entries.ts'
import { readModelList, type ListedModel } from './read-model-list.ts'

/** Where a host lists its models. */
export interface ListAddress {
  /** Null where there is no list. */
  readonly url: string | null
  /** Of a server on the user's own machine or in their network, which says more at other paths; null for hosted ones. */
  readonly localOrigin: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Models that are in use: some servers tell more when asked for one. */
  readonly models?: readonly string[]
  /** In ms, for everything together. */
  readonly patience: number
}

/** What a host says of its models; null where it has no list or does not answer in time. Never rejects. */
export async function fetchModelList(address: ListAddress): Promise<readonly ListedModel[] | null> {
  const { url, localOrigin, headers = {}, models = [], patience } = address
  const options: FetchJsonOptions = { headers, signal: AbortSignal.timeout(patience) }
  const [body, local] = await Promise.all([
    url === null ? undefined : fetchJsonOrNothing(url, options),
    localOrigin === null ? nothingMore : askLocalServer(localOrigin, models, options),
  ])
  const listed = readModelList(body)
  if (listed === null) return null
  return listed.map(({ id, info }) => ({ id, info: { ...info, ...local.ofAll, ...local.byId.get(withoutTag(id)) } }))
}

interface LocalWord {
  readonly byId: ReadonlyMap<string, ModelInfo>
  /** Of a server that runs one model. */
  readonly ofAll: ModelInfo
}

const nothingMore: LocalWord = { byId: new Map(), ofAll: {} }

/** Each kind of server has its own way to tell; the others' paths cost it one 404 each. */
async function askLocalServer(
  origin: string,
  models: readonly string[],
  options: FetchJsonOptions,
): Promise<LocalWord> {
  const [loaded, running, properties] = await Promise.all(
    ['/api/v0/models', '/api/ps', '/props'].map((path) => fetchJsonOrNothing(origin + path, options)),
  )
  const isOllama = readModelList(running) !== null
  const details = isOllama ? await Promise.all(models.map((id) => askOllama(origin, id, options))) : []
  const byId = new Map<string, ModelInfo>()
  for (const { id, info } of [...details, ...(readModelList(loaded) ?? []), ...(readModelList(running) ?? [])]) {
    byId.set(withoutTag(id), { ...byId.get(withoutTag(id)), ...info })
  }
  return { byId, ofAll: llamaCppProperties(properties) }
}

async function askOllama(origin: string, id: string, options: FetchJsonOptions): Promise<ListedModel> {
  const answer = await fetchJsonOrNothing(`${origin}/api/show`, { ...options, body: { model: id } })
  return { id, info: ollamaDetails(answer) }
}

/** Ollama takes a name without a tag for its latest one. */
function withoutTag(id: string): string {
  return id.replace(/:latest$/, '')
}
