import { z } from 'zod'
import { providers } from '../../shared/providers/index.ts'

/** A model server that answers on this machine. */
export interface LocalServer {
  /** Of all that use this port by default, if it does not say which it is. */
  readonly name: string
  readonly baseUrl: string
  readonly models: readonly LocalModel[]
}

export interface LocalModel {
  readonly id: string
  /** The window it runs with, which may be far less than the model's own; absent where the server does not say. */
  readonly contextWindow?: number
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

const size = z.number().int().positive().optional().catch(undefined)
const listSchema = z.object({ data: z.array(z.object({ id: z.string(), max_model_len: size })) })

async function probe(baseUrl: string, name: string): Promise<LocalServer | null> {
  const list = listSchema.safeParse(await getJson(`${baseUrl}/models`))
  if (!list.success) return null
  const { windows, everywhere } = await askWindows(new URL(baseUrl).origin)
  const models = list.data.data.map(({ id, max_model_len: stated }) => {
    const contextWindow = stated ?? windows.get(id) ?? everywhere
    return { id, ...(contextWindow === undefined ? {} : { contextWindow }) }
  })
  return { name, baseUrl, models }
}

interface Windows {
  readonly windows: ReadonlyMap<string, number>
  /** Of servers that run one model. */
  readonly everywhere?: number
}

const ollamaSchema = z.object({ models: z.array(z.object({ name: z.string(), context_length: size })) })
const lmStudioSchema = z.object({ data: z.array(z.object({ id: z.string(), loaded_context_length: size })) })
const llamaCppSchema = z.object({ default_generation_settings: z.object({ n_ctx: size }) })

/**
 * The windows that models run with, each kind of server having its own way to tell.
 *
 * @see https://docs.ollama.com/api/ps
 * @see https://lmstudio.ai/docs/developer/rest/endpoints
 * @see https://github.com/ggml-org/llama.cpp/tree/master/tools/server
 */
async function askWindows(origin: string): Promise<Windows> {
  const [ps, loaded, props] = await Promise.all(
    ['/api/ps', '/api/v0/models', '/props'].map((path) => getJson(origin + path)),
  )
  const ollama = ollamaSchema.safeParse(ps).data?.models ?? []
  const lmStudio = lmStudioSchema.safeParse(loaded).data?.data ?? []
  const everywhere = llamaCppSchema.safeParse(props).data?.default_generation_settings.n_ctx
  const stated = [
    ...ollama.map((model) => [model.name, model.context_length] as const),
    ...lmStudio.map((model) => [model.id, model.loaded_context_length] as const),
  ]
  const windows = new Map(stated.flatMap(([id, window]) => (window === undefined ? [] : [[id, window] as const])))
  return { windows, ...(everywhere === undefined ? {} : { everywhere }) }
}

/** Undefined for everything that is no JSON within the time. */
async function getJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) })
    if (response.ok) return await response.json()
    await response.body?.cancel()
  } catch {
    // Nothing listens there, or something else does.
  }
  return undefined
}
