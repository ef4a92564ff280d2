import { expect, it } from 'vitest'
import { asksForSummary } from '../upstream/conversation.ts'
import { answer, call, failure, userSays } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

it('compacts the conversation and goes on when the prompt is too long for the model', () =>
  withProxy(async ({ big, ask }) => {
    big.play([
      {
        name: 'calls a tool',
        when: userSays('Say hello'),
        reply: answer({ toolCalls: [call('call_hello', 'Bash', { command: 'echo hello' })] }),
      },
      {
        name: 'has no room',
        reply: failure(400, {
          message:
            "This model's maximum context length is 128000 tokens. However, your messages resulted in 215000 tokens. Please reduce the length of the messages.",
          type: 'invalid_request_error',
          code: 'context_length_exceeded',
        }),
      },
      {
        name: 'summarises',
        when: asksForSummary,
        reply: answer({ text: '<summary>The user wants a hello, and the command has printed it.</summary>' }),
      },
      {
        name: 'goes on',
        when: userSays('the command has printed it'),
        reply: answer({ text: 'Hello said.' }),
      },
    ])
    const { stdout } = await ask('Say hello', { allowedTools: ['Bash'] })
    expect(stdout).toBe('Hello said.\n')
    expect(big.requests.map((request) => request.step)).toEqual([
      'calls a tool',
      'has no room',
      'summarises',
      'goes on',
    ])
  }))

it('asks for a shorter answer when prompt and answer together are too long', () =>
  withProxy(async ({ big, ask }) => {
    big.play([
      {
        name: 'has no room for the answer',
        reply: failure(400, {
          message:
            "This model's maximum context length is 40000 tokens. However, you requested 54768 tokens (22000 in the messages, 32768 in the completion). Please reduce the length of the messages or completion.",
          type: 'invalid_request_error',
          code: 'context_length_exceeded',
        }),
      },
      { name: 'answers', reply: answer({ text: 'Short.' }) },
    ])
    const { stdout } = await ask('Say something')
    expect(stdout).toBe('Short.\n')
    const asked = big.requests.map(({ body }) => body.max_tokens ?? body.max_completion_tokens ?? Infinity)
    expect(asked[1]).toBeLessThan(40_000 - 22_000)
  }))
