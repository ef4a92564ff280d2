import { describe, expect, it } from 'vitest'
import { decodeError } from '../failures/decode-error.ts'
import { provider } from './testing/encode.ts'

const context = {
  provider: provider('gemini'),
  model: 'gemini-3-pro-preview',
  estimatedInputTokens: 1_000,
  contextWindow: 1_048_576,
}

function failed(status: number, message: string, more: object = {}) {
  const code = { 400: 'INVALID_ARGUMENT', 403: 'PERMISSION_DENIED', 404: 'NOT_FOUND', 429: 'RESOURCE_EXHAUSTED' }[
    status
  ]
  const body = { error: { code: status, message, status: code ?? 'UNAVAILABLE', ...more } }
  return decodeError({ status, headers: {}, body: JSON.stringify(body) }, context)
}

const details = (...entries: readonly object[]) => ({ details: entries })
const retryInfo = (retryDelay: string) => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay })
const quota = (quotaId: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaMetric: 'generativelanguage.googleapis.com/generate_content_requests', quotaId }],
})

describe('errors of Google', () => {
  it('253: a bad key comes as a 400, and is one', () => {
    const reason = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }
    const failure = failed(400, 'API key not valid. Please pass a valid API key.', details(reason))
    expect(failure).toMatchObject({ type: 'permission_error', status: 403, shouldRetry: false })
    expect(failure.message).toContain('GEMINI_API_KEY')
    expect(failed(400, 'API key expired. Please renew the API key.').type).toBe('permission_error')
    expect(failed(403, 'The caller does not have permission').type).toBe('permission_error')
  })

  it('250: says how long to wait, in the details or in its words', () => {
    const message = 'You exceeded your current quota, please check your plan and billing details.'
    const perMinute = quota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier')
    expect(failed(429, message, details(perMinute, retryInfo('33.2s')))).toMatchObject({
      type: 'rate_limit_error',
      retryAfterSeconds: 34,
    })
    expect(failed(429, `${message} Please retry in 12.5s.`)).toMatchObject({ retryAfterSeconds: 13 })
  })

  it('251: a quota of the day is used up, whatever wait Google names', () => {
    const perDay = quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier')
    const message = 'You exceeded your current quota, please check your plan and billing details.'
    expect(failed(429, message, details(perDay, retryInfo('33s')))).toMatchObject({
      type: 'rate_limit_error',
      shouldRetry: false,
    })
  })

  it.each([
    'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
    'The input token count of 1200000 exceeds the maximum number of tokens allowed 1048576.',
    'Unable to submit request because the input token count is 1200000 but model only supports up to 1048576. Reduce the input token count and try again.',
  ])('245: a prompt that is too long is said in the words that the client compacts on: %s', (message) => {
    const failure = failed(400, message)
    expect(failure.message).toMatch(/^prompt is too long: 1200000 tokens > 1048576 maximum/)
    expect(failure).toMatchObject({ status: 400, type: 'invalid_request_error' })
  })

  it('51: a body that is too large is one', () => {
    const failure = failed(400, 'Request payload size exceeds the limit: 20971520 bytes.')
    expect(failure).toMatchObject({ status: 413, type: 'request_too_large' })
  })

  it('252: an overload is one', () => {
    expect(failed(503, 'The model is overloaded. Please try again later.')).toMatchObject({ status: 529 })
    expect(failed(500, 'An internal error has occurred.', { status: 'INTERNAL' })).toMatchObject({ type: 'api_error' })
  })

  it('254: a model that is not there is not found', () => {
    const message = 'models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.'
    expect(failed(404, message)).toMatchObject({ type: 'not_found_error', shouldRetry: false })
  })

  it('251: an error in a list, as a stream without events has it, is read the same', () => {
    const body = JSON.stringify([{ error: { code: 503, message: 'Overloaded', status: 'UNAVAILABLE' } }])
    expect(decodeError({ status: 503, headers: {}, body }, context)).toMatchObject({ status: 529 })
  })

  it('73: a missing signature keeps its words', () => {
    const message = 'Function call is missing a thought_signature in functionCall parts.'
    expect(failed(400, message)).toMatchObject({ type: 'invalid_request_error' })
    expect(failed(400, message).message).toContain(message)
  })
})
