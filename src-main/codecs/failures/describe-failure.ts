import { failure, finalFailure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { Provider } from '../../../shared/providers/index.ts'
import { readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { apiHint, deploymentHint, filteredCategories, roleHint, versionHint } from './azure.ts'
import { describeOverflow, type KnownSizes } from './context-overflow.ts'
import type { ProviderError } from './provider-error.ts'
import { googleAccessHint, isOutOfReach, locationHint } from './google-cloud.ts'
import { findRetryAfter, longestRetryAfterSeconds } from './retry-after.ts'

export interface FailureContext extends KnownSizes {
  readonly providerName: string
  /** Environment variables that may hold the key; none where only the user knows. */
  readonly keyVariables: readonly string[]
  readonly signIn: Provider['signIn']
  readonly isAzure: boolean
  /** As the provider spells it; empty where it is not known. */
  readonly model: string
  /** Of the answer; names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

export function providerContext(provider: Provider | undefined, id: string) {
  return {
    providerName: provider?.name ?? id,
    keyVariables: provider?.keyVariables ?? [],
    signIn: provider?.signIn ?? 'api-key',
    isAzure: provider?.isAzure ?? false,
  }
}

/**
 * A provider's failure in Anthropic's terms (edge cases 243–263). The provider's own words stay in the message, because
 * the client recognises some of them, and the user needs them.
 *
 * @param status the HTTP status, or null for an error within a stream that carries none
 */
export function describeFailure(error: ProviderError, status: number | null, context: FailureContext): Failure {
  const { providerName } = context
  const said = `${providerName}: ${error.message}`
  const overflow = describeOverflow(error.message, error.codes, context)
  if (overflow !== null && (status === null || status >= 400)) {
    return failure('invalid_request_error', `${overflow} (${said})`)
  }
  switch (classify(error, status)) {
    case 'authentication':
      return finalFailure('permission_error', `${providerName} refused access. ${accessHint(error, context)} ${said}`)
    case 'billing':
      return finalFailure('billing_error', said)
    case 'quota':
      return finalFailure('rate_limit_error', said)
    case 'not-found':
      return finalFailure('not_found_error', `${modelHint(error, context)} ${said}`)
    case 'rate-limit':
      return withRetryAfter(failure('rate_limit_error', said), error, context)
    case 'overloaded':
      return withRetryAfter(failure('overloaded_error', said), error, context)
    case 'timeout':
      return failure('timeout_error', said)
    case 'too-large':
      return failure('request_too_large', said)
    case 'redirect':
      return finalFailure('api_error', `${providerName} redirected the request. Check the base URL.`, 502)
    case 'bad-request':
      return badRequest(error, said, context)
    case 'server':
      return failure('api_error', said, status !== null && status >= 500 ? {} : { status: 502 })
  }
}

/** The provider refuses the request as it is: what its words leave open is added to them. */
function badRequest(error: ProviderError, said: string, { model, isAzure }: FailureContext): Failure {
  const hint = apiHint(error, model) ?? (isAzure ? versionHint(error) : null)
  if (hint !== null) return finalFailure('invalid_request_error', `${hint} ${said}`)
  const filtered = filteredCategories(error)
  return failure('invalid_request_error', filtered === null ? said : `${said} ${filtered}`)
}

type Kind =
  | 'authentication'
  | 'billing'
  | 'quota'
  | 'not-found'
  | 'rate-limit'
  | 'overloaded'
  | 'timeout'
  | 'too-large'
  | 'redirect'
  | 'bad-request'
  | 'server'

/**
 * What codes and words say goes before the status, as providers choose theirs freely: a bad key comes as 400 or 403, a
 * lack of credit as 429, an overload as 500 (edge cases 118, 251, 252 and 253).
 */
function classify({ message, codes, raw }: ProviderError, status: number | null): Kind {
  if (status !== null && status >= 300 && status < 400) return 'redirect'
  // The model wrote a call that the server could not read; the next attempt may be better (edge case 119).
  if (codes.includes('tool_use_failed')) return 'server'
  if (status === 402) return 'billing'
  if (isQuota(message, codes) || isDailyQuota(raw)) return 'quota'
  if (isAuthentication(message, codes)) return 'authentication'
  if (isUnknownModel(message, codes)) return 'not-found'
  if (/payload size exceeds the limit/i.test(message)) return 'too-large'
  // llama.cpp makes a grammar of the schemas; LM Studio says with a 500 that it could not (edge case 160).
  if (/\bpars(?:e|ing) grammar|initialize samplers/i.test(message)) return 'bad-request'
  if (isRateLimit(codes) && (status === null || status === 429 || status < 400)) return 'rate-limit'
  if (/overloaded|unavailable|insufficient_system_resource/.test(codes)) return 'overloaded'
  return kindOfStatus(status, codes)
}

function kindOfStatus(status: number | null, codes: string): Kind {
  switch (status) {
    case 401:
    case 403:
      return 'authentication'
    case 404:
      return 'not-found'
    case 408:
      return 'timeout'
    case 413:
      return 'too-large'
    case 429:
      return 'rate-limit'
    case 502:
    case 503:
    case 504:
    case 524:
    case 529:
      return 'overloaded'
    default:
      if (status === null) return /invalid_request|bad_request|content_filter/.test(codes) ? 'bad-request' : 'server'
      return status >= 400 && status < 500 ? 'bad-request' : 'server'
  }
}

function isQuota(message: string, codes: string): boolean {
  if (/insufficient_quota|billing|insufficient_balance|\b1113\b/.test(codes)) return true
  // Google says "exceeded your current quota" also of a limit per minute, and then how long to wait.
  return /insufficient (?:balance|credit|quota|fund)|credit balance is too low|requests?perday|per day\b/i.test(message)
}

/** Google says which of its quotas is used up in the details only, beside a wait that would not help (edge case 251). */
function isDailyQuota({ details }: JsonRecord): boolean {
  return readList(details).some((detail) =>
    readList(readRecord(detail)?.['violations']).some((one) =>
      readText(readRecord(one)?.['quotaId']).includes('PerDay'),
    ),
  )
}

function isAuthentication(message: string, codes: string): boolean {
  return (
    /invalid_api_key|api_key_invalid|invalid_authentication|authentication_error|unauthenticated/.test(codes) ||
    /(?:incorrect|invalid|missing|no) api[ -]?key|api[ -]?key (?:not valid|is invalid|expired)/i.test(message)
  )
}

function isUnknownModel(message: string, codes: string): boolean {
  return (
    codes.includes('model_not_found') ||
    isOutOfReach(message) ||
    /\bmodel\b.{0,120}(?:does not exist|not found|is not a valid model)|(?:unknown|no such|invalid) model\b/i.test(
      message,
    )
  )
}

function isRateLimit(codes: string): boolean {
  return /rate_limit|too_many_requests|resource_exhausted|throttl|\b(?:1302|1303|1305)\b/.test(codes)
}

function accessHint(error: ProviderError, { keyVariables, signIn }: FailureContext): string {
  if (signIn === 'google-cloud') return googleAccessHint
  const role = roleHint(error)
  if (role !== null) return role
  const variables = keyVariables.length === 0 ? '' : ` (${keyVariables.join(' or ')})`
  return `Check the API key of this connection${variables} and what it may use.`
}

function modelHint(error: ProviderError, { model, signIn, isAzure }: FailureContext): string {
  const hint =
    signIn === 'google-cloud'
      ? locationHint(model, error.message)
      : (deploymentHint(error, model) ?? apiHint(error, model) ?? (isAzure ? versionHint(error) : null))
  if (hint !== null) return hint
  return `${model === '' ? 'The model' : `The model "${model}"`} was not found: check its name and the base URL.`
}

function withRetryAfter(failed: Failure, error: ProviderError, context: FailureContext): Failure {
  if (context.headers['x-should-retry'] === 'false') return { ...failed, shouldRetry: false }
  const seconds = findRetryAfter(context.headers, error.message, error.raw)
  if (seconds === null) return failed
  if (seconds <= longestRetryAfterSeconds) return { ...failed, retryAfterSeconds: Math.ceil(seconds) }
  const wait = `Try again in ${Math.ceil(seconds / 60)} minutes.`
  return { ...failed, message: `${failed.message} ${wait}`, shouldRetry: false }
}
