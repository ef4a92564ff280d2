import { normaliseBaseUrl } from '../../shared/base-url.ts'
import { chooseEndpoint } from '../../shared/providers/choose-endpoint.ts'
import type { Endpoint, Provider } from '../../shared/providers/index.ts'
import { ok, type Result } from '../../shared/result.ts'
import { codecFor } from '../codecs/index.ts'

/** The endpoint that is used for a base URL, or without one; undefined where it has no codec yet. */
export function endpointFor(provider: Provider, baseUrl?: string): Endpoint | undefined {
  return chooseEndpoint(provider, (wireFormat) => codecFor(wireFormat) !== undefined, baseUrl)
}

/**
 * The base URL that someone entered for a provider, as its codec wants it; undefined where the provider's own is meant.
 * `name` begins the sentence that says what is wrong with it.
 */
export function readBaseUrl(text: string, provider: Provider, name?: string): Result<string | undefined> {
  const endpoint = endpointFor(provider, text.trim()) ?? provider.endpoints[0]
  const url = normaliseBaseUrl(text, endpoint?.wireFormat ?? 'openai-chat', name)
  if (!url.ok || endpoint?.baseUrl == null || !isBeginningOf(endpoint.baseUrl, text)) return url
  return ok(endpoint === endpointFor(provider) ? undefined : endpoint.baseUrl)
}

/** Whether the text is the base URL or its beginning, such as the bare host of an API that lies deeper. */
function isBeginningOf(baseUrl: string, text: string): boolean {
  const { origin, pathname } = new URL(text.trim())
  const stem = (origin + pathname).replace(/\/+$/, '')
  return baseUrl === stem || baseUrl.startsWith(`${stem}/`)
}
