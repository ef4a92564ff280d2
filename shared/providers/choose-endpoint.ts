import { formatsNamedBy } from '../base-url.ts'
import { endpointOfFormat } from './complete-row.ts'
import type { Endpoint, Provider, WireFormat } from './provider.ts'

/**
 * The endpoint that a connection uses, and with it the wire format: for a base URL of the user's the one that it belongs
 * to, otherwise the first of the provider's usual ones that has a codec. Undefined where no codec exists yet.
 *
 * A base URL that is the beginning of an endpoint's means that endpoint, as people enter the bare host. One of another
 * host says what it is by its path; with nothing to go by it is taken for the preferred format. Where the user's address
 * named a format, only that one counts.
 */
export function chooseEndpoint(
  provider: Provider,
  hasCodec: (wireFormat: WireFormat) => boolean,
  baseUrl?: string,
  named?: WireFormat,
): Endpoint | undefined {
  const usable = candidates(provider, hasCodec, named)
  const preferred = usable.find(({ region }) => region === null) ?? usable[0]
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return preferred
  const entered = segmentsOf(baseUrl)
  return (
    usable.find((endpoint) => isMeantBy(entered, endpoint)) ??
    longest(usable.filter((endpoint) => startsWith(entered, patternOf(endpoint)))) ??
    usable.find(({ wireFormat }) => isMessages(wireFormat) === looksLikeMessages(entered, preferred)) ??
    preferred
  )
}

/**
 * The format that a pasted address names by its end, such as `…/v1/messages`: one of the provider's, or one of the two
 * that servers of all kinds imitate.
 */
export function namedFormat(provider: Provider, address: string): WireFormat | undefined {
  const formats = formatsNamedBy(address)
  return formats.find((format) => hasFormat(provider, format)) ?? formats.find(isImitated)
}

function candidates(
  provider: Provider,
  hasCodec: (wireFormat: WireFormat) => boolean,
  named: WireFormat | undefined,
): readonly Endpoint[] {
  const usable = provider.endpoints.filter(({ wireFormat }) => hasCodec(wireFormat))
  if (named === undefined || !hasCodec(named)) return usable
  if (hasFormat(provider, named)) return usable.filter(({ wireFormat }) => wireFormat === named)
  return isImitated(named) ? [endpointOfFormat(named)] : usable
}

function hasFormat(provider: Provider, format: WireFormat): boolean {
  return provider.endpoints.some(({ wireFormat }) => wireFormat === format)
}

function isImitated(format: WireFormat): format is 'openai-chat' | 'anthropic-compatible' {
  return format === 'openai-chat' || format === 'anthropic-compatible'
}

/** A template's gaps are filled by what was entered alone, so its beginning is not enough. */
function isMeantBy(entered: readonly string[], endpoint: Endpoint): boolean {
  const pattern = patternOf(endpoint)
  return startsWith(pattern, entered) && (endpoint.baseUrl !== null || pattern.length === entered.length)
}

/** Host and path of a URL, cut at its slashes. */
function segmentsOf(url: string): readonly string[] {
  const { host, pathname } = new URL(url)
  return [host, ...pathname.split('/').filter((segment) => segment !== '')]
}

/** The same for an endpoint, whose template may have gaps; empty where not even that is known. */
function patternOf({ baseUrl, template }: Endpoint): readonly string[] {
  return (baseUrl ?? template ?? '').replace(/^https?:\/\//, '').split('/')
}

function startsWith(whole: readonly string[], beginning: readonly string[]): boolean {
  if (whole[0] === '' || beginning[0] === '' || whole.length < beginning.length) return false
  return beginning.every((segment, index) => fits(segment, whole[index] ?? ''))
}

/** One of the two may be a part of a template, `{NAME}.example`, which fits whatever is in place of the gap. */
function fits(one: string, other: string): boolean {
  if (one === other) return true
  const [pattern, text] = one.includes('{') ? [one, other] : [other, one]
  if (!pattern.includes('{')) return false
  const parts = pattern.split(/\{[A-Z_]+\}/).map((part) => part.replaceAll(/[^\w-]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`).test(text)
}

function longest(endpoints: readonly Endpoint[]): Endpoint | undefined {
  const [first, ...others] = endpoints
  if (first === undefined) return undefined
  return others.reduce((best, other) => (patternOf(other).length > patternOf(best).length ? other : best), first)
}

function isMessages(wireFormat: WireFormat): boolean {
  return wireFormat === 'anthropic' || wireFormat === 'anthropic-compatible'
}

/** Vendors put their Messages API under a path that says so; every other path is that of an OpenAI-like API. */
function looksLikeMessages(segments: readonly string[], preferred: Endpoint | undefined): boolean {
  const path = segments.slice(1)
  if (path.length === 0) return preferred !== undefined && isMessages(preferred.wireFormat)
  return path.some((segment) => /anthropic|claude/i.test(segment))
}
