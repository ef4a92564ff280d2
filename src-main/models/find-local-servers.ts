import { providers } from '../../shared/providers/index.ts'
import { fetchModelList } from './lists/fetch-model-list.ts'
import type { ListedModel } from './lists/read-model-list.ts'

/** A model server that answers on this machine. */
export interface LocalServer {
  /** Of all that use this port by default, if it does not say which it is. */
  readonly name: string
  readonly baseUrl: string
  readonly models: readonly ListedModel[]
}

/** Where to look: a server's base URL for Chat Completions, and its name. */
export interface LocalCandidate {
  readonly name: string
  readonly baseUrl: string
}

/** A server on this machine answers at once or is not there. In ms. */
const patience = 300

/** The catalogue's local servers at their usual ports. */
export const localCandidates: readonly LocalCandidate[] = providers
  .filter(({ isLocal }) => isLocal)
  .flatMap(({ name, endpoints }) => {
    const baseUrl = endpoints.find(({ wireFormat }) => wireFormat === 'openai-chat')?.baseUrl
    return baseUrl ? [{ name, baseUrl: baseUrl.replace('//localhost:', '//127.0.0.1:') }] : []
  })

/** Looks for all of them at once, by their lists of models; a port that others share is asked once. */
export async function findLocalServers(candidates = localCandidates): Promise<readonly LocalServer[]> {
  const names = new Map<string, string[]>()
  for (const { name, baseUrl } of candidates) names.set(baseUrl, [...(names.get(baseUrl) ?? []), name])
  const found = await Promise.all([...names].map(([baseUrl, sharing]) => probe(baseUrl, sharing.join(' or '))))
  return found.filter((server) => server !== null)
}

async function probe(baseUrl: string, name: string): Promise<LocalServer | null> {
  const { origin } = new URL(baseUrl)
  const models = await fetchModelList({ url: `${baseUrl}/models`, localOrigin: origin, patience })
  return models === null ? null : { name, baseUrl, models }
}
