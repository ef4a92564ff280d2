import { describe, expect, it } from 'vitest'
import { assistant, encode, provider, text, user } from '../testing/encode.ts'
import { decodeChunks, delta, finish } from '../testing/decode.ts'

const messages = [user(text('Name it as JSON.')), assistant(text('{"name":'))]

function decode(pieces: readonly string[]) {
  const chunks = [...pieces.map((content) => delta({ content })), finish('stop'), '[DONE]']
  const { message, violations } = decodeChunks(chunks, { prefill: '{"name":' })
  expect(violations).toEqual([])
  return message?.content
}

describe('an answer that the client began', () => {
  it('24: is asked to be continued', () => {
    const { messages: sent, answer, lost } = encode({ messages })
    expect(sent.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(answer.prefill).toBe('{"name":')
    expect(lost).toContain('emulated messages')
  })

  it('24: is left to providers that continue by themselves', () => {
    const { messages: sent, answer } = encode({ messages }, { provider: provider('mistral'), model: 'mistral-large' })
    expect(sent.at(-1)).toMatchObject({ role: 'assistant', prefix: true })
    expect(answer).not.toHaveProperty('prefill')
  })

  it('24: loses what the model repeats of it, and nothing else', () => {
    const continued = [{ type: 'text', text: ' "x"}' }]
    expect(decode(['{"na', 'me": "x"}'])).toEqual(continued)
    expect(decode(['{"name":', ' "x"}'])).toEqual(continued)
    expect(decode([' "x"}'])).toEqual(continued)
    expect(decode(['{"n', 'o"'])).toEqual([{ type: 'text', text: '{"no"' }])
    expect(decode(['{"na'])).toEqual([{ type: 'text', text: '{"na' }])
  })
})
