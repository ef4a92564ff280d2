import { describe, expect, it } from 'vitest'
import { effortLadder } from '../thinking/effort-ladders.ts'
import { encode, text, tool, user } from './testing/encode.ts'

const effortOf = (model: string, request: Readonly<Record<string, unknown>>) =>
  encode(request, { model }).body.reasoning_effort
const adaptive = { thinking: { type: 'adaptive', display: 'omitted' } }
const effort = (level: string) => ({ ...adaptive, output_config: { effort: level } })

describe('42: thinking', () => {
  it('adaptive thinking follows the effort, or is left to the model', () => {
    expect(effortOf('gpt-5', effort('low'))).toBe('low')
    expect(effortOf('gpt-5', adaptive)).toBeUndefined()
  })

  it('effort on a message holds from there on: the last one counts', () => {
    const messages = [
      user(text('hi')),
      { role: 'system', content: 'Rule', output_config: { effort: 'low' } },
      { role: 'assistant', content: 'Yes' },
      { role: 'user', content: 'Go', output_config: { effort: 'high' } },
      { role: 'user', content: 'On', output_config: null },
    ]
    expect(effortOf('gpt-5', { ...effort('medium'), messages })).toBe('high')
    expect(effortOf('gpt-5', { ...effort('medium'), messages: messages.slice(0, 3) })).toBe('low')
  })

  it.each([
    [1_024, 'low'],
    [4_000, 'medium'],
    [10_000, 'medium'],
    [31_999, 'high'],
  ])('a budget of %i tokens becomes the level %s', (budget_tokens, level) => {
    const { body, lost } = encode({ thinking: { type: 'enabled', budget_tokens } }, { model: 'gpt-5' })
    expect(body.reasoning_effort).toBe(level)
    expect(lost).toContain('changed thinking.budget_tokens')
  })

  it('effort beats the budget', () => {
    const thinking = { type: 'enabled', budget_tokens: 31_999 }
    expect(effortOf('gpt-5', { thinking, output_config: { effort: 'low' } })).toBe('low')
  })

  it('disabled thinking is switched off as far as the model allows', () => {
    const disabled = { thinking: { type: 'disabled' }, output_config: { effort: 'high' } }
    expect(effortOf('gpt-5.1', disabled)).toBe('none')
    expect(effortOf('gpt-5', disabled)).toBe('minimal')
    expect(effortOf('o3', disabled)).toBe('low')
    expect(encode(disabled, { model: 'o3' }).lost).toContain('changed thinking')
  })

  it('289: background calls, which do not mention thinking, do not think', () => {
    expect(effortOf('gpt-5.1', { model: 'claude-haiku-5-5' })).toBe('none')
    expect(effortOf('gpt-5-mini', { model: 'claude-haiku-5-5' })).toBe('minimal')
  })

  it('37: a forced tool switches thinking off', () => {
    const forced = { ...effort('high'), tools: [tool('Read')], tool_choice: { type: 'tool', name: 'Read' } }
    expect(effortOf('gpt-5.1', forced)).toBe('none')
    expect(encode(forced, { model: 'gpt-5.1' }).lost).toContain('dropped thinking')
    expect(effortOf('gpt-5.1', { ...forced, tool_choice: { type: 'auto' } })).toBe('high')
  })
})

describe('43: levels of effort', () => {
  it.each([
    ['o3', 'max', 'high'],
    ['gpt-5', 'xhigh', 'high'],
    ['gpt-5.1', 'minimal', 'none'],
    ['gpt-5.2', 'max', 'xhigh'],
    ['gpt-5-pro', 'low', 'high'],
    ['gemini-2.5-pro', 'max', 'high'],
    ['grok-3-mini', 'medium', 'low'],
    ['gpt-oss-120b', 'max', 'high'],
  ])('%s asked for %s gets %s', (model, level, expected) => {
    const { body, lost } = encode(effort(level), { model })
    expect(body.reasoning_effort).toBe(expected)
    expect(lost).toContain('changed thinking')
  })

  it.each(['gpt-4.1', 'gpt-4o', 'grok-4', 'llama-3.3-70b', 'gpt-5-chat-latest', 'gpt-5.2-chat-latest', 'o1-mini'])(
    '%s is sent none',
    (model) => {
      const { body, lost } = encode(effort('high'), { model })
      expect(body).not.toHaveProperty('reasoning_effort')
      expect(lost).toContain('dropped thinking')
    },
  )

  it('a level that nobody knows yet is left to the model', () => {
    const { body, lost } = encode(effort('ultra'), { model: 'gpt-5' })
    expect(body).not.toHaveProperty('reasoning_effort')
    expect(lost).toContain('dropped output_config.effort')
  })

  it('families are told apart by their names', () => {
    expect(effortLadder('gpt-5')).toContain('minimal')
    expect(effortLadder('gpt-5-2025-08-07')).toContain('minimal')
    expect(effortLadder('gpt-5.4-mini')).toEqual(['none', 'low', 'medium', 'high', 'xhigh'])
    expect(effortLadder('gpt-6-luna')).toContain('none')
    expect(effortLadder('gpt-6-astra')).not.toContain('none')
    expect(effortLadder('openai/gpt-5.1-codex-max')).toContain('xhigh')
    expect(effortLadder('grok-4.20-reasoning')).toEqual([])
    expect(effortLadder('grok-4.5')).toEqual(['low', 'medium', 'high'])
  })

  it('F37: tells the decoder to leave reasoning out where the client did not ask for thinking', () => {
    expect(encode({}).answer.omitThinking).toBe(true)
    expect(encode({ thinking: { type: 'disabled' } }).answer.omitThinking).toBe(true)
    expect(encode({ thinking: { type: 'adaptive' } }).answer.omitThinking).toBe(false)
  })
})
