import { describe, expect, it } from 'vitest'
import { assistant, call, encode, image, provider, result, text, user } from '../testing/encode.ts'

const copilot = (messages: readonly unknown[], model = 'gpt-4.1') =>
  encode({ messages }, { provider: provider('github_copilot'), model })

describe('copilot-headers', () => {
  const asked = [user(text('hi'))]
  const called = [...asked, assistant(call('toolu_1'))]
  const answered = [...called, user(result('toolu_1', 'a'), text('<system-reminder>Go on.</system-reminder>'))]

  it('153: tells the user’s turns from the agent’s', () => {
    const initiator = (messages: readonly unknown[]) => copilot(messages).headers['x-initiator']
    expect(initiator(asked)).toBe('user')
    expect(initiator(answered)).toBe('agent')
    expect(initiator([...answered, assistant(text('Done.')), user(text('Thanks. And now?'))])).toBe('user')
  })

  it('153: announces images, those of tools too', () => {
    const vision = (messages: readonly unknown[]) => copilot(messages).headers['copilot-vision-request']
    expect(vision([user(text('See'), image())])).toBe('true')
    expect(vision([...called, user(result('toolu_1', [image()]))])).toBe('true')
    expect(vision(answered)).toBeUndefined()
  })

  it('153: sends them to Copilot only, beside those that never change', () => {
    expect(encode({ messages: asked }).headers).toEqual({})
    expect(Object.keys(provider('github_copilot').headers)).toEqual(
      expect.arrayContaining(['editor-version', 'copilot-integration-id']),
    )
  })
})

describe('copilot-model-ids', () => {
  it.each([
    ['claude-sonnet-4-5-20250929', 'claude-sonnet-4.5'],
    ['claude-opus-4-5', 'claude-opus-4.5'],
    ['claude-haiku-4.5', 'claude-haiku-4.5'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['claude-3-5-sonnet-20241022', 'claude-3.5-sonnet'],
    ['gpt-5-mini', 'gpt-5-mini'],
    ['gemini-2.5-pro', 'gemini-2.5-pro'],
  ])('154: %s is %s', (model, expected) => {
    expect(copilot([user(text('hi'))], model).body.model).toBe(expected)
  })
})
