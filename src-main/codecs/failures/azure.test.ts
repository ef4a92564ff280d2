import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { decodeError } from './decode-error.ts'

function decode(status: number, error: object, model = 'my-gpt') {
  return decodeError(
    { status, headers: {}, body: JSON.stringify({ error }) },
    { provider: findProvider('azure')!, model, estimatedInputTokens: 1000 },
  )
}

const filteredMessage =
  "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify " +
  'your prompt and retry.'

describe("Azure's errors", () => {
  it('145: name the categories that a prompt was filtered for, and say that it is the request’s fault', () => {
    const failure = decode(400, {
      message: filteredMessage,
      type: null,
      param: 'prompt',
      code: 'content_filter',
      status: 400,
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: {
          hate: { filtered: false, severity: 'safe' },
          jailbreak: { filtered: true, detected: true },
          self_harm: { filtered: true, severity: 'medium' },
        },
      },
    })
    expect(failure).toEqual({
      status: 400,
      type: 'invalid_request_error',
      message: `Azure OpenAI: ${filteredMessage} Filtered for jailbreak, self harm (medium).`,
    })
  })

  it('145: name them for Responses, too', () => {
    const blocked = { violence: { filtered: true, severity: 'high' }, profanity: { filtered: false, detected: false } }
    const { message } = decode(400, {
      message: 'The response was filtered.',
      code: 'content_filter',
      content_filters: [{ blocked: true, source_type: 'prompt', content_filter_results: blocked }],
    })
    expect(message).toBe('Azure OpenAI: The response was filtered. Filtered for violence (high).')
  })

  it.each([
    undefined,
    null,
    'x',
    { innererror: { content_filter_result: { hate: true } } },
    { content_filters: [null] },
  ])('145: name none where there are none: %j', (more) => {
    const { message } = decode(400, { message: 'Filtered.', code: 'content_filter', ...(more as object) })
    expect(message).toBe('Azure OpenAI: Filtered.')
  })

  it.each([
    [404, { code: '404', message: 'Resource not found' }],
    [400, { code: 'BadRequest', message: 'API version not supported' }],
  ])('name the settings of an API that is not there: %i', (status, error) => {
    const { message } = decode(status, error)
    expect(message).toBe(
      'There is no such API: check the base URL (AZURE_API_BASE) and AZURE_API_VERSION. ' +
        `Azure OpenAI: ${error.message}`,
    )
    expect(
      decodeError(
        { status, headers: {}, body: JSON.stringify({ error }) },
        { provider: findProvider('openai')!, model: 'my-gpt', estimatedInputTokens: 1000 },
      ).message,
    ).not.toContain('AZURE_')
  })

  it('147: name the deployment that is missing', () => {
    const message = 'The API deployment for this resource does not exist.'
    const failure = decode(404, { code: 'DeploymentNotFound', message })
    expect(failure).toMatchObject({ status: 404, type: 'not_found_error', shouldRetry: false })
    expect(failure.message).toContain('has no deployment "my-gpt": the model must be the name of a deployment there')
  })

  it.each([
    [
      400,
      {
        code: 'OperationNotSupported',
        message: 'The chatCompletion operation does not work with the specified model, gpt-5-pro.',
      },
      'responses',
    ],
    [
      400,
      {
        code: 'OperationNotSupported',
        message: 'The responses operation does not work with the specified model, Phi-4.',
      },
      'chat',
    ],
    [
      404,
      {
        message: 'This is not a chat model and thus not supported in the v1/chat/completions endpoint.',
        type: 'invalid_request_error',
      },
      'responses',
    ],
    [
      404,
      {
        message: 'This model is only supported in v1/responses and not in v1/chat/completions.',
        type: 'invalid_request_error',
      },
      'responses',
    ],
    [
      400,
      { message: "The model 'x' is not supported in the v1/responses endpoint.", type: 'invalid_request_error' },
      'chat',
    ],
  ])('say which API to choose, with status %i: %j', (status, error, api) => {
    const failure = decode(status, error)
    expect(failure.shouldRetry).toBe(false)
    expect(failure.message).toContain(
      `This API does not serve "my-gpt": set BIG_MODEL_API, or that of the tier which asked, to ${api}.`,
    )
  })

  it('name the role that an account lacks', () => {
    const message =
      'The principal `p` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action`.'
    expect(decode(401, { code: 'PermissionDenied', message }).message).toContain('"Cognitive Services OpenAI User"')
  })
})
