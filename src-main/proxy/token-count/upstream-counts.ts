import type { Endpoint } from '../../../shared/providers/index.ts'
import { countTokens as anthropicCounting } from '../../codecs/anthropic-compatible/count-tokens.ts'
import type { ClientRequest, TokenCounting } from '../../codecs/codec.ts'
import { codecFor } from '../../codecs/index.ts'
import { concernsKey } from '../exchange/attempt-policy.ts'
import type { UsableOption } from '../exchange/attempts.ts'
import { newId } from '../ids.ts'
import type { Limits } from '../limits.ts'
import { postSignedIn } from '../upstream/post-signed-in.ts'
import { readText } from '../upstream/read-response.ts'
import type { UpstreamClient } from '../upstream/upstream-client.ts'
import { countingPlace } from './counting-place.ts'

/** Asks providers that count tokens themselves. */
export interface UpstreamCounts {
  /** The provider's count with the first of these keys that it takes; null if it gives none. Never rejects. */
  ask(question: ClientRequest, option: UsableOption, keys: readonly string[]): Promise<number | null>
}

/** A provider that has no such endpoint is not asked for so long; one that only failed may do so sooner. */
const silentMs = { absent: 600_000, failed: 30_000 } as const
/** Statuses of an endpoint that does not exist. */
const absent: readonly number[] = [404, 405, 501]
/** Places that are remembered; the one that failed first is forgotten. */
const mostPlaces = 100

export function createUpstreamCounts(
  client: UpstreamClient,
  limits: Pick<Limits, 'countTokensMs' | 'errorBodyBytes'>,
  now: () => number = Date.now,
): UpstreamCounts {
  const silentUntil = new Map<string, number>()

  function leaveAlone(url: string, why: keyof typeof silentMs): null {
    silentUntil.delete(url)
    silentUntil.set(url, now() + silentMs[why])
    const oldest = silentUntil.keys().next()
    if (silentUntil.size > mostPlaces && oldest.done !== true) silentUntil.delete(oldest.value)
    return null
  }

  return {
    async ask(question, option, keys) {
      const call = encodeCall(question, option)
      if (call === null) return null
      const { baseUrl, path, endpoint, headers, body, counting } = call
      const url = baseUrl + path
      if ((silentUntil.get(url) ?? 0) > now()) return null
      const signal = AbortSignal.timeout(limits.countTokensMs)
      try {
        for (const key of keys.length > 0 ? keys : [null]) {
          const upstream = { ...option.upstream, baseUrl, endpoint }
          const answer = await postSignedIn(client, upstream, key, { path, headers, body, signal })
          const text = await readText(answer.body, limits.errorBodyBytes)
          if (answer.status === 200) return counting.read(JSON.parse(text))
          if (absent.includes(answer.status)) return leaveAlone(url, 'absent')
          if (answer.status >= 500) return leaveAlone(url, 'failed')
          // What it says of a key here is no reason for the exchanges to rest it (edge case 240).
          if (!concernsKey(answer.status)) return null
        }
        return null
      } catch {
        return leaveAlone(url, 'failed')
      }
    },
  }
}

interface CountCall {
  readonly baseUrl: string
  readonly path: string
  readonly endpoint: Endpoint
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  readonly counting: TokenCounting
}

/** The call to make, or null where nobody counts. A Claude host gets the client's own question (edge case 241). */
function encodeCall(question: ClientRequest, option: UsableOption): CountCall | null {
  const { upstream, model, baseModel } = option
  const plain = { 'content-type': 'application/json', 'accept-encoding': 'identity' }
  const codec = codecFor(upstream.wireFormat)
  if (codec?.kind === 'passthrough') {
    const { path, headers, body } = codec.spliceCount(question, model)
    const { baseUrl, endpoint } = upstream
    return { baseUrl, path, endpoint, headers: { ...headers, ...plain }, body, counting: anthropicCounting }
  }
  const place = countingPlace(upstream)
  const counting = place === null ? undefined : countingOf(place.endpoint)
  if (place === null || counting === undefined) return null
  const { provider, isOwnHost, resource } = upstream
  const encoded = counting.encode(question.request, {
    provider,
    model: baseModel ?? model,
    isOwnHost,
    ...(resource === undefined ? {} : { resource }),
    newId,
  })
  if (encoded === null) return null
  return {
    baseUrl: place.baseUrl,
    path: encoded.path,
    endpoint: place.endpoint,
    headers: { ...plain, ...encoded.headers },
    // Written for what the model is, and addressed to what it is called.
    body: JSON.stringify(baseModel === undefined ? encoded.body : { ...encoded.body, model }),
    counting,
  }
}

function countingOf({ wireFormat }: Endpoint): TokenCounting | undefined {
  const codec = codecFor(wireFormat)
  return codec?.kind === 'translating' ? codec.countTokens : undefined
}
