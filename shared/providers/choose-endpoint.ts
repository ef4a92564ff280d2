import { formatsNamedBy } from '../base-url.ts'
import { endpointOfFormat, imitatedFormats, type ImitatedFormat } from './complete-row.ts'
import type { Endpoint, Provider, WireFormat } from './provider.ts'

/** What is asked for at a provider; all left out where its usual endpoint is meant. */
export interface Wanted {
  /** The user's own address. */
  readonly baseUrl?: string | undefined
  /** The only format that counts, where the user has named one. */
  readonly wireFormat?: WireFormat | undefined
  readonly model?: string | undefined
}

/**
 * The endpoint to use, and with it the wire format: for a base URL of the user's the one that it belongs to, otherwise
 * the first of the provider's usual ones that has a codec; one that is there for the model goes before the others.
 * Undefined where no codec exists yet.
 *
 * A base URL that is the beginning of an endpoint's means that endpoint, as people enter the bare host. One of another
 * host says what it is by its path; with nothing to go by it is taken for the preferred format, but never for OpenAI's
 * Responses, which few other servers have.
 */
export function chooseEndpoint(
  provider: Provider,
  hasCodec: (wireFormat: WireFormat) => boolean,
  { baseUrl, wireFormat, model }: Wanted = {},
): Endpoint | undefined {
  const usable = inOrderFor(model, candidates(provider, hasCodec, wireFormat))
  const preferred = usable.find(({ region }) => region === null) ?? usable[0]
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return preferred
  const entered = segmentsOf(baseUrl)
  const elsewhere = usable.filter((endpoint) => endpoint.wireFormat !== 'openai-responses')
  return (
    usable.find((endpoint) => isMeantBy(entered, endpoint)) ??
    longest(usable.filter((endpoint) => startsWith(entered, patternOf(endpoint)))) ??
    elsewhere.find((endpoint) => isMessages(endpoint.wireFormat) === looksLikeMessages(entered, preferred)) ??
    elsewhere[0] ??
    preferred
  )
}

/** Without those that are for other models; those that are for this one first. */
function inOrderFor(model: string | undefined, endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const general = endpoints.filter(({ models }) => models === null)
  const special = endpoints.filter(({ models }) => models !== null)
  if (model === undefined) return [...general, ...special]
  const fitting = special.filter(({ models }) => new RegExp(models ?? '', 'i').test(model))
  const ordered = [...fitting, ...general]
  return ordered.length > 0 ? ordered : endpoints
}

/**
 * The format that a pasted address names by its end, such as `…/v1/messages`: one of the provider's, or one of those
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
  if (hasFormat(provider, named)) return provider.endpoints.filter(({ wireFormat }) => wireFormat === named)
  return isImitated(named) ? [endpointOfFormat(named)] : usable
}

function hasFormat(provider: Provider, format: WireFormat): boolean {
  return provider.endpoints.some(({ wireFormat }) => wireFormat === format)
}

function isImitated(format: WireFormat): format is ImitatedFormat {
  return imitatedFormats.some((imitated) => imitated === format)
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
