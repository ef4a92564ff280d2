import { providers } from '../../shared/providers/index.ts'
import { fetchModelList } from './lists/fetch-model-list.ts'
import type { ListedModel } from './lists/read-model-list.ts'

/** A model server that answers on this machine. */
export interface FoundServer {
  /** The first in the catalogue of those that use this port by default. */
  readonly provider: string
  /** Of all that use this port by default, as a server does not say which one it is. */
  readonly name: string
  readonly baseUrl: string
  readonly models: readonly ListedModel[]
}

/** Where to look: a server's base URL for Chat Completions, its provider, and its name. */
export interface LocalCandidate {
  readonly provider: string
  readonly name: string
  readonly baseUrl: string
}

/** A server on this machine answers at once or is not there. In ms. */
const patience = 300

/** The catalogue's local servers at their usual ports. */
export const localCandidates: readonly LocalCandidate[] = providers
  .filter(({ isLocal }) => isLocal)
  .flatMap(({ id, name, endpoints }) => {
    const baseUrl = endpoints.find(({ wireFormat }) => wireFormat === 'openai-chat')?.baseUrl
    return baseUrl ? [{ provider: id, name, baseUrl: baseUrl.replace('//localhost:', '//127.0.0.1:') }] : []
  })

/** Looks for all of them at once, by their lists of models; a port that others share is asked once. */
export async function findLocalServers(candidates = localCandidates): Promise<readonly FoundServer[]> {
  const places = new Set(candidates.map(({ baseUrl }) => baseUrl))
  const found = await Promise.all(
    [...places].map((place) => probe(candidates.filter(({ baseUrl }) => baseUrl === place))),
  )
  return found.filter((server) => server !== null)
}

/** @param sharing those who use one port */
async function probe(sharing: readonly LocalCandidate[]): Promise<FoundServer | null> {
  const [first] = sharing
  if (first === undefined) return null
  const { provider, baseUrl } = first
  const { origin } = new URL(baseUrl)
  const models = await fetchModelList({ url: `${baseUrl}/models`, localOrigin: origin, patience })
  return models === null ? null : { provider, name: sharing.map(({ name }) => name).join(' or '), baseUrl, models }
}
