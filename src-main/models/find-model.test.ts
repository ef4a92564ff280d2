import { describe, expect, it } from 'vitest'
import { providers } from '../../shared/providers/index.ts'
import { parseCatalogue } from './catalogue-text.ts'
import { createFindModel } from './find-model.ts'
import { snapshot } from './snapshot.ts'

describe('createFindModel', () => {
  const find = createFindModel(
    parseCatalogue(
      [
        'openai',
        'gpt-4.1\t1047576\t32768\titr\t2\t8',
        'gpt-4o-2024-05-13\t128000\t4096\tit',
        'gpt-4o\t128000\t16384\tit',
        'amazon-bedrock',
        'anthropic.claude-sonnet-4-5-20250929-v1:0\t200000\t64000\titr',
        'groq',
        'openai/gpt-oss\t131072\t65536\ttr\t1\t2',
        'novita-ai',
        'openai/gpt-oss\t131072\t32768\tt\t3\t4',
        'cerebras',
        'gpt-oss\t65536\t40960\tt\t5\t6',
      ].join('\n'),
    ),
  )

  it.each([
    'gpt-4.1',
    'GPT-4.1',
    'gpt-4.1-2025-04-14',
    'gpt-4.1@20250414',
    'gpt-4.1-latest',
    'openai/gpt-4.1',
    'gpt-4.1:free',
    'gpt-4-1',
  ])('287, 288: knows %s', (model) => {
    expect(find('openai', model)?.contextWindow).toBe(1_047_576)
  })

  it('287: knows a model without the mark of large windows', () => {
    expect(find('openai', 'gpt-4.1[1M]')?.contextWindow).toBe(1_047_576)
  })

  it('prefers the more exact of two names', () => {
    expect(find('openai', 'gpt-4o')?.maxOutputTokens).toBe(16_384)
    expect(find('openai', 'gpt-4o-2024-05-13')?.maxOutputTokens).toBe(4096)
  })

  it.each(['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic.claude-sonnet-4-5', 'claude-sonnet-4.5'])(
    '288: knows %s on Bedrock',
    (model) => {
      expect(find('bedrock', model)?.contextWindow).toBe(200_000)
    },
  )

  it("takes the provider's own entry, with its price", () => {
    expect(find('cerebras', 'gpt-oss')).toMatchObject({ contextWindow: 65_536, price: { input: 5, output: 6 } })
  })

  it('takes what most hosts say where the provider is not known, the smaller of two as common, and no price', () => {
    expect(find('custom_openai', 'vendor/gpt-oss')).toEqual({
      contextWindow: 131_072,
      maxOutputTokens: 32_768,
      images: false,
      tools: true,
      reasoning: true,
    })
  })

  it('knows nothing of a name that is nowhere', () => {
    expect(find('openai', 'gpt')).toBeUndefined()
    expect(find('openai', '')).toBeUndefined()
  })
})

describe('the snapshot', () => {
  const catalogue = parseCatalogue(snapshot)
  const find = createFindModel(catalogue)

  it('holds the large providers', () => {
    for (const id of ['openai', 'google', 'anthropic', 'deepseek', 'openrouter', 'xai', 'mistral', 'groq']) {
      expect(catalogue.get(id)?.size, id).toBeGreaterThan(1)
    }
  })

  it.each([
    ['openai', 'gpt-4.1', 1_047_576],
    ['azure', 'gpt-4.1-mini', 1_047_576],
    ['gemini', 'gemini-2.5-pro', 1_048_576],
    ['anthropic', 'claude-sonnet-4-5', 200_000],
    ['fireworks_ai', 'accounts/fireworks/models/kimi-k2-thinking', 262_144],
    ['groq', 'openai/gpt-oss-120b', 131_072],
  ])('says of %s/%s that its window is %d', (provider, model, contextWindow) => {
    expect(find(provider, model)?.contextWindow).toBe(contextWindow)
  })

  it('answers for every provider of the catalogue', () => {
    for (const { id } of providers) expect(find(id, 'gpt-oss-120b')?.contextWindow, id).toBeGreaterThan(60_000)
  })
})
