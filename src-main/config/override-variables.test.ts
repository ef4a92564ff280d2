import { describe, expect, it } from 'vitest'
import type { Variables } from './env-file.ts'
import { readEnvironmentSettings } from './environment-settings.ts'

function read(variables: Variables) {
  const { settings, problems } = readEnvironmentSettings({ BIG_MODEL_NAME: 'm', ...variables })
  const { big, small, opus, fable } = settings.routes
  const overrides = { big: big[0]?.overrides, small: small[0]?.overrides, opus: opus[0]?.overrides }
  return { ...overrides, problems, opusTargets: opus, fable }
}

describe('how a model is asked', () => {
  it('is said by variables of its tier', () => {
    const { big, problems } = read({
      BIG_MODEL_EFFORT: 'High',
      BIG_MODEL_MAX_OUTPUT_TOKENS: '16000',
      BIG_MODEL_TEMPERATURE: '0.6',
      BIG_MODEL_TOP_P: '0.95',
      BIG_MODEL_PARAMETERS: '{"top_k": 20, "provider": {"order": ["a"]}}',
    })
    expect(problems).toEqual([])
    expect(big).toEqual({
      effort: { level: 'high', mode: 'always' },
      maxOutputTokens: 16_000,
      temperature: 0.6,
      topP: 0.95,
      parameters: { top_k: 20, provider: { order: ['a'] } },
    })
  })

  it('can have a limit of effort in place of a level', () => {
    expect(read({ BIG_MODEL_EFFORT_LIMIT: 'medium' }).big).toEqual({ effort: { level: 'medium', mode: 'at-most' } })
    const both = read({ BIG_MODEL_EFFORT_LIMIT: 'medium', BIG_MODEL_EFFORT: 'low' })
    expect(both.big).toEqual({ effort: { level: 'low', mode: 'always' } })
    expect(both.problems).toEqual(['BIG_MODEL_EFFORT_LIMIT is ignored, because BIG_MODEL_EFFORT is set.'])
  })

  it('is for SMALL as for BIG where it has the same model, but for what it says itself', () => {
    const variables = { BIG_MODEL_EFFORT: 'high', BIG_MODEL_TEMPERATURE: '1' }
    expect(read({ ...variables, SMALL_MODEL_EFFORT: 'none' }).small).toEqual({
      effort: { level: 'none', mode: 'always' },
      temperature: 1,
    })
    expect(read({ ...variables, SMALL_MODEL_NAME: 'other' }).small).toBeUndefined()
  })

  it.each([
    ['EFFORT', 'extreme', 'must be one of none, minimal, low, medium, high, xhigh, max'],
    ['MAX_OUTPUT_TOKENS', '0', 'must be a whole number of tokens from 1 on'],
    ['MAX_OUTPUT_TOKENS', '1.5', 'must be a whole number of tokens from 1 on'],
    ['TEMPERATURE', '3', 'must be a number from 0 to 2'],
    ['TEMPERATURE', 'warm', 'must be a number from 0 to 2'],
    ['TOP_P', '1.1', 'must be a number from 0 to 1'],
    ['PARAMETERS', 'hunter2', 'must be a JSON object such as'],
    ['PARAMETERS', '{"messages": []}', 'must not name messages, which FreeCC itself writes'],
  ])('%s=%s is ignored, with one sentence that says what is allowed', (what, value, sentence) => {
    const { big, problems } = read({ [`BIG_MODEL_${what}`]: value })
    expect(big).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`BIG_MODEL_${what} ${sentence}`)
    expect(problems[0]).not.toContain('hunter2')
  })
})

describe('OPUS and FABLE', () => {
  it('have no route unless a model is named for them', () => {
    const { opusTargets, fable, problems } = read({})
    expect([opusTargets, fable, problems]).toEqual([[], [], []])
  })

  it('have all that BIG and SMALL have', () => {
    const { settings, readKey, problems } = readEnvironmentSettings({
      BIG_MODEL_NAME: 'gpt-4.1',
      OPENAI_API_KEY: 'o',
      XAI_API_KEY: 'x',
      OPUS_MODEL_PROVIDER: 'xai',
      OPUS_MODEL_NAME: 'grok-5',
      OPUS_MODEL_API_KEY: 'own',
      OPUS_MODEL_API_BASE: 'https://relay.example/v1',
      OPUS_MODEL_API: 'chat',
      OPUS_MODEL_BASE_MODEL: 'grok-4',
      OPUS_MODEL_EFFORT: 'high',
      OPUS_MODEL_FALLBACKS: 'openai/gpt-5',
      FABLE_MODEL_NAME: 'gpt-4.1-mini',
    })
    expect(problems).toEqual([])
    const [main, fallback] = settings.routes.opus
    expect(main).toEqual({
      connection: 'opus',
      model: 'grok-5',
      api: 'chat',
      baseModel: 'grok-4',
      overrides: { effort: { level: 'high', mode: 'always' } },
    })
    expect(fallback).toEqual({ connection: 'openai', model: 'gpt-5' })
    const connection = settings.connections.find(({ id }) => id === 'opus')
    expect(connection).toMatchObject({ provider: 'xai', baseUrl: 'https://relay.example/v1' })
    expect(connection?.keys.map(readKey)).toEqual(['own'])
    expect(settings.routes.fable).toEqual([{ connection: 'openai', model: 'gpt-4.1-mini' }])
  })

  it('say what is ignored where no model is named', () => {
    expect(read({ OPUS_MODEL_EFFORT: 'high' }).problems).toEqual([
      'OPUS_MODEL_EFFORT is ignored, because neither OPUS_MODEL_NAME nor OPUS_MODEL_PROVIDER is set.',
    ])
    expect(read({ FABLE_MODEL_EFORT: 'high' }).problems[0]).toContain('did you mean FABLE_MODEL_EFFORT?')
  })

  it('hide their keys in the log', () => {
    const { secrets } = readEnvironmentSettings({ FABLE_MODEL_NAME: 'm', FABLE_MODEL_API_KEY: 'secret' })
    expect(secrets).toContain('secret')
  })
})
