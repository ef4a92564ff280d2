import { isMetadataHost } from './metadata-address.ts'
import type { WireFormat } from './providers/provider.ts'
import { fail, ok, type Result } from './result.ts'

/** What people paste after the base: the endpoint itself, which the codec appends. */
const endpointSuffixes: Readonly<Record<WireFormat, RegExp>> = {
  'openai-chat': /\/(chat\/completions|completions|responses|models)$/i,
  'openai-responses': /\/(chat\/completions|completions|responses|models)$/i,
  anthropic: /\/v1(\/messages(\/count_tokens)?|\/models)?$/i,
  'anthropic-vertex': /\/models(\/[^/]*)?$/i,
  'anthropic-compatible': /\/v1(\/messages(\/count_tokens)?|\/models)?$/i,
  gemini: /\/models(\/[^/]*)?$/i,
  'bedrock-converse': /\/model\/[^/]+\/(converse|invoke)[a-z-]*$/i,
  cohere: /\/(chat|models)$/i,
  own: /(?!)/,
}

/** The path that a bare host gets. Anthropic's clients append `/v1/messages` themselves, so its bases have none. */
const defaultPaths: Readonly<Record<WireFormat, string>> = {
  'openai-chat': '/v1',
  'openai-responses': '/v1',
  anthropic: '',
  'anthropic-vertex': '/v1',
  'anthropic-compatible': '',
  gemini: '/v1beta',
  'bedrock-converse': '',
  cohere: '/v2',
  own: '',
}

/** Hosts whose API has no version in its path: GitHub Copilot's, by plan. */
const unversionedHosts = /(^|\.)githubcopilot\.com$/i

/** The formats that an endpoint's URL can belong to, by its end. */
const formatsByEnd: readonly (readonly [end: RegExp, formats: readonly WireFormat[]])[] = [
  [/\/chat\/completions$/i, ['openai-chat']],
  [/\/v1\/messages(\/count_tokens)?$/i, ['anthropic', 'anthropic-compatible']],
  [/\/responses$/i, ['openai-responses']],
  [/:(streamG|g)enerateContent$/i, ['gemini']],
  [/\/converse(-stream)?$/i, ['bedrock-converse']],
]

/** The formats that a pasted URL may mean; none where it does not say, as a base URL does not. */
export function formatsNamedBy(url: string): readonly WireFormat[] {
  const path = url.trim().replace(/\/+$/, '')
  return formatsByEnd.find(([end]) => end.test(path))?.[1] ?? []
}

/**
 * The base URL as the codecs want it: no trailing slash, no endpoint, with the version path where the format has one.
 *
 * People paste a bare host, the documented base or the whole endpoint; all three work. `name` begins the sentence that
 * says what is wrong. That sentence never repeats the text, which may hold a password.
 */
export function normaliseBaseUrl(text: string, wireFormat: WireFormat, name = 'The base URL'): Result<string> {
  const trimmed = text.trim()
  if (!/^https?:\/\//i.test(trimmed)) {
    return fail(`${name} must start with http:// or https://, for example https://api.openai.com/v1.`)
  }
  // The URL parser would drop line breaks and tabs silently, and turn backslashes into slashes.
  if (/[\s\p{Cc}\\]/u.test(trimmed) || !URL.canParse(trimmed)) {
    return fail(`${name} is not a valid URL; write it like https://api.openai.com/v1.`)
  }
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') {
    return fail(`${name} must not hold a user name or password; the key has a setting of its own.`)
  }
  if (/[?#]/.test(trimmed)) {
    return fail(`${name} must end with its path: no "?" or "#" and nothing after them.`)
  }
  if (isMetadataHost(url.hostname)) {
    return fail(`${name} leads to a cloud's metadata service, which hosts no model; enter the provider's address.`)
  }
  const path = url.pathname.replace(/\/+$/, '').replace(endpointSuffixes[wireFormat], '').replace(/\/+$/, '')
  const defaultPath = unversionedHosts.test(url.hostname) ? '' : defaultPaths[wireFormat]
  return ok(url.origin + (path === '' ? defaultPath : path))
}

/**
 * Whether a URL leads to this machine. Such servers need no key, and plain http to them is safe.
 *
 * `0.0.0.0` and `::` count: as a destination they mean this machine, and local servers print them as their address.
 */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return isLoopbackHost(hostname) || hostname === '0.0.0.0' || hostname === '[::]'
}

/** Whether a URL leads to this port of this machine. */
export function isLocalPort(url: string, port: number): boolean {
  if (!isLoopbackUrl(url)) return false
  const { port: named, protocol } = new URL(url)
  return port === (named === '' ? (protocol === 'https:' ? 443 : 80) : Number(named))
}

/** Whether a host to listen on is reachable from this machine only: a name or address, IPv6 with or without brackets. */
export function isLoopbackHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(name) ||
    /^::ffff:(7f[0-9a-f]{2}:|127\.)/.test(name)
  )
}
