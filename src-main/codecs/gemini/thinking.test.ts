import { describe, expect, it } from 'vitest'
import { encode } from './testing/encode.ts'

const adaptive = { type: 'adaptive' }

function config(model: string, request: object) {
  return encode(request, { model }).config.thinkingConfig
}

describe('how much a model is to think', () => {
  it.each([
    ['gemini-2.5-flash', 0],
    ['gemini-2.5-flash-lite', 0],
    ['gemini-2.5-pro', 128],
  ])('85: a client that did not ask turns it off where that can be: %s', (model, thinkingBudget) => {
    expect(config(model, {})).toEqual({ thinkingBudget })
    expect(config(model, { thinking: { type: 'disabled' } })).toEqual({ thinkingBudget })
  })

  it.each([
    ['gemini-3-pro-preview', 'LOW'],
    ['gemini-3.1-pro-preview', 'LOW'],
    ['gemini-3-flash-preview', 'MINIMAL'],
    ['gemini-3.5-flash-lite', 'MINIMAL'],
    ['gemini-3.8-flash', 'LOW'],
    ['gemini-4-argon', 'LOW'],
    ['gemini-flash-latest', 'LOW'],
  ])('85: from Gemini 3 on the lowest level takes the place of off: %s', (model, thinkingLevel) => {
    expect(config(model, {})).toEqual({ thinkingLevel })
  })

  it.each([
    ['low', 1_024],
    ['medium', 8_192],
    ['high', 24_576],
    ['max', 24_576],
  ])('42 and 43: the effort %s is a budget on Gemini 2.5', (effort, thinkingBudget) => {
    const request = { thinking: adaptive, output_config: { effort } }
    expect(config('gemini-2.5-flash', request)).toEqual({ includeThoughts: true, thinkingBudget })
  })

  it.each([
    ['gemini-3-pro-preview', 'medium', 'LOW'],
    ['gemini-3-pro-preview', 'high', 'HIGH'],
    ['gemini-3-flash-preview', 'medium', 'MEDIUM'],
    ['gemini-3.8-flash', 'max', 'HIGH'],
  ])('42 and 43: on %s the effort %s is the level %s', (model, effort, thinkingLevel) => {
    const request = { thinking: adaptive, output_config: { effort } }
    expect(config(model, request)).toEqual({ includeThoughts: true, thinkingLevel })
  })

  it('42: without an effort the model chooses', () => {
    expect(config('gemini-2.5-pro', { thinking: adaptive })).toEqual({ includeThoughts: true, thinkingBudget: -1 })
    expect(config('gemini-3-pro-preview', { thinking: adaptive })).toEqual({ includeThoughts: true })
  })

  it.each([
    [10, 128],
    [5_000, 5_000],
    [100_000, 32_768],
  ])('85: a budget of %i is one of %i on Gemini 2.5 Pro', (budget_tokens, thinkingBudget) => {
    const { config, lost } = encode({ thinking: { type: 'enabled', budget_tokens } }, { model: 'gemini-2.5-pro' })
    expect(config.thinkingConfig).toEqual({ includeThoughts: true, thinkingBudget })
    expect(lost.includes('changed thinking')).toBe(budget_tokens !== thinkingBudget)
    expect(lost).not.toContain('changed thinking.budget_tokens')
  })

  it('85: a budget becomes a level from Gemini 3 on', () => {
    const { config, lost } = encode({ thinking: { type: 'enabled', budget_tokens: 20_000 } })
    expect(config.thinkingConfig).toEqual({ includeThoughts: true, thinkingLevel: 'HIGH' })
    expect(lost).toContain('changed thinking.budget_tokens')
  })

  it.each(['gemini-2.0-flash', 'gemini-1.5-pro', 'gemini-3-pro-image-preview', 'gemma-3-27b-it', 'my-tuned-model'])(
    '85: %s is told nothing, which is reported',
    (model) => {
      const { config, lost } = encode({ thinking: adaptive }, { model })
      expect(config).not.toHaveProperty('thinkingConfig')
      expect(lost).toContain('dropped thinking')
    },
  )

  it('37: a forced tool goes without', () => {
    const request = { thinking: { type: 'enabled', budget_tokens: 5_000 }, tool_choice: { type: 'any' } }
    expect(config('gemini-2.5-flash', request)).toEqual({ thinkingBudget: 0 })
  })
})
