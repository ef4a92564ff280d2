import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { decodeError } from './decode-error.ts'

const provider = findProvider('openai')!

function decode(status: number, body: unknown, headers: Record<string, string> = {}) {
  return decodeError(
    { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    { provider, model: 'gpt-4.1', estimatedInputTokens: 150_000, contextWindow: 128_000 },
  )
}

const said = (message: string, more: object = {}) => ({ error: { message, ...more } })

describe('decoding errors', () => {
  it.each([
    [400, 400, 'invalid_request_error'],
    [422, 400, 'invalid_request_error'],
    [405, 400, 'invalid_request_error'],
    [402, 402, 'billing_error'],
    [401, 403, 'permission_error'],
    [403, 403, 'permission_error'],
    [404, 404, 'not_found_error'],
    [408, 504, 'timeout_error'],
    [413, 413, 'request_too_large'],
    [429, 429, 'rate_limit_error'],
    [500, 500, 'api_error'],
    [502, 529, 'overloaded_error'],
    [503, 529, 'overloaded_error'],
    [504, 529, 'overloaded_error'],
    [524, 529, 'overloaded_error'],
    [529, 529, 'overloaded_error'],
    [302, 502, 'api_error'],
  ])("244, 252: %i becomes %i %s, in the provider's own words", (status, expectedStatus, type) => {
    const failure = decode(status, said('Something specific happened'))
    expect(failure).toMatchObject({ status: expectedStatus, type })
    if (status !== 302) expect(failure.message).toContain('OpenAI: Something specific happened')
  })

  it('253: a refused key is never a 401, which would be about the client; it says which key to check', () => {
    for (const [status, body] of [
      [401, said('Incorrect API key provided: sk-abc123*****wxyz.', { code: 'invalid_api_key' })],
      [400, said('API key not valid. Please pass a valid API key.', { status: 'INVALID_ARGUMENT' })],
      [400, { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: xa***yz.' }],
      [403, said('Forbidden')],
    ] as const) {
      const failure = decode(status, body)
      expect(failure).toMatchObject({ status: 403, type: 'permission_error', shouldRetry: false })
      expect(failure.message).toContain('OPENAI_API_KEY')
      expect(failure.message).toMatch(/^OpenAI refused access/)
    }
  })

  it('254: an unknown model is named', () => {
    for (const [status, body] of [
      [404, said('The model `gpt-4.1` does not exist or you do not have access to it.', { code: 'model_not_found' })],
      [400, said('gpt-4.1 is not a valid model ID, model gpt-4.1 not found')],
    ] as const) {
      const failure = decode(status, body)
      expect(failure).toMatchObject({ status: 404, type: 'not_found_error', shouldRetry: false })
      expect(failure.message).toContain('"gpt-4.1"')
    }
  })

  it('245: a full context makes the client compact, and the words stay', () => {
    const message =
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 140562 tokens."
    expect(decode(400, said(message, { code: 'context_length_exceeded' }))).toEqual({
      status: 400,
      type: 'invalid_request_error',
      message: `prompt is too long: 140562 tokens > 128000 maximum (OpenAI: ${message})`,
    })
    expect(decode(413, said('Prompt too long'))).toMatchObject({ status: 400, type: 'invalid_request_error' })
    expect(decode(500, said('Input is too long for requested model.')).message).toMatch(
      /^prompt is too long: 150000 tokens > 128000 maximum/,
    )
  })

  it('260: the words stay by which the client knows an image that is too large, and replaces it', () => {
    const message = 'messages.0.content.1.image: image exceeds 5 MB maximum: 6291456 bytes > 5242880 bytes'
    const failure = decode(400, said(message))
    expect(failure).toMatchObject({ status: 400, type: 'invalid_request_error' })
    expect(failure.message).toContain(message)
  })

  it('246: too many output tokens make the client ask for fewer', () => {
    const message =
      "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens (50000 in the messages, 20000 in the completion)."
    expect(decode(400, said(message)).message).toMatch(
      /^input length and `max_tokens` exceed context limit: 50000 \+ 20000 > 65536, decrease input length or `max_tokens` and try again/,
    )
  })

  it('249, 251: a used-up quota is not retried', () => {
    const quota = 'You exceeded your current quota, please check your plan and billing details.'
    for (const body of [
      said(quota, { type: 'insufficient_quota', code: 'insufficient_quota' }),
      said('Insufficient balance', { code: '1113' }),
      said('Quota exceeded for metric: GenerateRequestsPerDayPerProjectPerModel', { status: 'RESOURCE_EXHAUSTED' }),
    ]) {
      expect(decode(429, body)).toMatchObject({ status: 429, type: 'rate_limit_error', shouldRetry: false })
    }
    expect(decode(429, said(quota, { type: 'insufficient_quota' })).message).toContain(quota)
  })

  it("251: Google's limit per minute is retried, though it speaks of a quota", () => {
    const body = [
      {
        error: {
          code: 429,
          message: 'You exceeded your current quota, please check your plan. Please retry in 34.07s.',
          status: 'RESOURCE_EXHAUSTED',
          details: [{ retryDelay: '34s' }],
        },
      },
    ]
    const failure = decode(429, body)
    expect(failure).toMatchObject({ type: 'rate_limit_error', retryAfterSeconds: 34 })
    expect(failure.shouldRetry).toBeUndefined()
  })

  it('250, F47: retry-after is kept while it is short', () => {
    expect(decode(429, said('Slow down'), { 'retry-after': '7' })).toMatchObject({ retryAfterSeconds: 7 })
    expect(decode(503, said('Busy'), { 'retry-after-ms': '1200' })).toMatchObject({ status: 529, retryAfterSeconds: 2 })
    expect(decode(429, said('Slow down'))).not.toHaveProperty('retryAfterSeconds')
  })

  it('250: the client would sit through a long wait, so it is told instead', () => {
    const failure = decode(429, said('Slow down'), { 'retry-after': '3600' })
    expect(failure).toMatchObject({ shouldRetry: false })
    expect(failure).not.toHaveProperty('retryAfterSeconds')
    expect(failure.message).toContain('Try again in 60 minutes')
  })

  it('249: the upstream may rule a retry out', () => {
    expect(decode(429, said('No'), { 'x-should-retry': 'false' })).toMatchObject({ shouldRetry: false })
  })

  it('255, F49: HTML is told in short, without its markup', () => {
    const html = `<html><head><title>502 Bad Gateway</title><style>body{color:red}</style></head><body>${'<p>nginx</p>'.repeat(500)}</body></html>`
    const failure = decode(500, html)
    expect(failure).toMatchObject({ status: 500, type: 'api_error' })
    expect(failure.message).toMatch(/^OpenAI: HTTP 500: 502 Bad Gateway nginx/)
    expect(failure.message).not.toMatch(/<|color/)
    expect(failure.message.length).toBeLessThan(300)
  })

  it('F50: an empty body has at least its status', () => {
    expect(decode(503, '')).toMatchObject({ status: 529, message: 'OpenAI: HTTP 503 with an empty body' })
    expect(decode(500, '{}').message).toBe('OpenAI: HTTP 500: {}')
  })

  it('F52, F55: a page or broken JSON under HTTP 200 is a failure of the upstream', () => {
    expect(decode(200, '<html>Please log in to the WiFi</html>')).toMatchObject({ status: 502, type: 'api_error' })
    expect(decode(200, '{"choices":[{"mess')).toMatchObject({ status: 502, type: 'api_error' })
    expect(decode(200, '')).toMatchObject({ status: 502 })
  })

  it('F51: an error under HTTP 200 counts with the status it names', () => {
    expect(decode(200, said('Slow down', { code: 429 }))).toMatchObject({ status: 429, type: 'rate_limit_error' })
  })

  it('F53: a redirect is not followed but explained', () => {
    expect(decode(301, '').message).toContain('Check the base URL')
  })

  it('119: a tool call that the server could not read is worth another try', () => {
    const body = said('Failed to call a function.', { code: 'tool_use_failed', failed_generation: 'maybe' })
    const failure = decode(400, body)
    expect(failure.status).toBeGreaterThanOrEqual(500)
    expect(failure.shouldRetry).toBeUndefined()
  })

  it('141: a lack of credit is told, not retried', () => {
    const message = 'This request requires more credits, or fewer max_tokens. You requested up to 128000 tokens.'
    expect(decode(402, said(message))).toEqual({
      status: 402,
      type: 'billing_error',
      message: `OpenAI: ${message}`,
      shouldRetry: false,
    })
  })

  it('142: shows what the provider behind a router said, not only that it failed', () => {
    const raw = JSON.stringify({ error: { message: 'image exceeds 5 MB maximum' } })
    const failure = decode(400, said('Provider returned error', { metadata: { raw, provider_name: 'X' } }))
    expect(failure.message).toBe('OpenAI: Provider returned error: image exceeds 5 MB maximum')
  })

  it('145: a content filter on the prompt is an invalid request', () => {
    const failure = decode(400, said('The response was filtered.', { code: 'content_filter', status: 400 }))
    expect(failure).toMatchObject({ status: 400, type: 'invalid_request_error' })
  })

  it.each([
    ['OpenAI', { error: { message: 'Words', type: 'x', param: null, code: null } }],
    ['Ollama', { error: 'Words' }],
    ['vLLM', { object: 'error', message: 'Words', type: 'BadRequestError', code: 400 }],
    ['FastAPI', { detail: 'Words' }],
    ['FastAPI validation', { detail: [{ loc: ['body', 'x'], msg: 'Words', type: 'missing' }] }],
    ['Google', [{ error: { code: 400, message: 'Words', status: 'INVALID_ARGUMENT' } }]],
    ['DashScope', { code: 'InvalidParameter', message: 'Words', request_id: 'x' }],
    ['MiniMax', { base_resp: { status_code: 1004, status_msg: 'Words' } }],
    ['Anthropic', { type: 'error', error: { type: 'invalid_request_error', message: 'Words' } }],
    ['JSON:API', { errors: [{ message: 'Words', code: 7 }] }],
    ['problem details', { title: 'Words', status: 400 }],
  ])("150: reads %s's envelope", (_name, body) => {
    expect(decode(400, body)).toEqual({ status: 400, type: 'invalid_request_error', message: 'OpenAI: Words' })
  })

  it('263: shows no secret', () => {
    const failure = decode(400, said('Bad call to https://x/v1?key=AIzaSyA1234567890abcdef with Bearer abcdefghijk'))
    expect(failure.message).toBe('OpenAI: Bad call to https://x/v1?key=••• with Bearer •••')
  })

  it('244: never throws and always has a message, whatever the body is', () => {
    for (const body of [
      'null',
      '[]',
      '"text"',
      '{"error":null}',
      '{"error":{}}',
      '{"error":[]}',
      '\u0000',
      '{"detail":[1]}',
    ]) {
      for (const status of [200, 400, 500]) expect(decode(status, body).message).not.toBe('')
    }
  })
})
