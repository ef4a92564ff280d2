import { describe, expect, it } from 'vitest'
import type { ModelInfo } from '../../../shared/model-info.ts'
import type { ModelEntry } from '../../../shared/model-list.ts'
import { parseCatalogue } from '../../../src-main/models/catalogue-text.ts'
import { createModelKnowledge } from '../../../src-main/models/model-knowledge.ts'
import { snapshot } from '../../../src-main/models/snapshot.ts'
import { suggestModels } from './suggest-models.ts'

const knowledge = createModelKnowledge(parseCatalogue(snapshot))

function model(id: string, output?: number, info: ModelInfo = {}): ModelEntry {
  return {
    id,
    info: { ...(output !== undefined && { price: { input: output / 4, output } }), ...info },
    isListed: true,
  }
}

describe('suggestModels', () => {
  it('takes the newest of the family, and its cheapest sibling of that time for SMALL', () => {
    const models = [
      model('gpt-5', 10),
      model('gpt-5-mini', 2),
      model('gpt-5.1', 12),
      model('gpt-5.1-mini', 2),
      model('o3', 8),
    ]
    expect(suggestModels('openai', models)).toEqual({ big: 'gpt-5.1', small: 'gpt-5.1-mini' })
  })

  it.each([
    ['claude-sonnet-4-5', 'claude-sonnet-4-20250514'],
    ['accounts/fireworks/models/glm-4p6', 'accounts/fireworks/models/glm-4p5'],
    ['deepseek-ai/DeepSeek-V3.2', 'deepseek-ai/DeepSeek-R1'],
    ['qwen3-coder', 'qwen-2.5-coder-32b-instruct'],
  ])('takes %s for newer than %s', (newer, older) => {
    expect(suggestModels('host', [model(older, 3), model(newer, 3)])?.big).toBe(newer)
  })

  it('lets BIG answer for SMALL where nothing is cheaper, or no price is known', () => {
    expect(suggestModels('host', [model('glm-5', 4), model('glm-4', 4)])?.small).toBeNull()
    expect(suggestModels('ollama', [model('qwen3-coder:30b'), model('qwen3:4b')])?.small).toBeNull()
  })

  it('leaves out what cannot work for Claude Code, and what costs a fortune', () => {
    const models = [
      model('gpt-9-pro', 600),
      model('gpt-8', 10, { tools: false }),
      model('gpt-7', 10, { contextWindow: 8_192 }),
      model('gpt-6-audio', 10),
      model('gpt-5', 10),
    ]
    expect(suggestModels('openai', models)?.big).toBe('gpt-5')
  })

  it('goes by the list of the provider, where there is one', () => {
    expect(suggestModels('x', [{ ...model('glm-5', 2), isListed: false }, model('glm-4', 2)])?.big).toBe('glm-4')
    expect(suggestModels('x', [{ ...model('glm-5', 2), isListed: false }])?.big).toBe('glm-5')
  })

  it('takes the first model of an unknown kind, and says so where there is none', () => {
    expect(suggestModels('x', [model('bge-embedding'), model('my-own')])).toEqual({ big: 'my-own', small: null })
    expect(suggestModels('x', [])).toBeNull()
  })

  it.each(['openai', 'gemini', 'deepseek', 'moonshot', 'zai', 'xai', 'groq', 'mistral', 'openrouter', 'anthropic'])(
    'finds with %s models that take tools and Claude Code’s prompt',
    (provider) => {
      const models = knowledge.list(provider).map((one) => ({ ...one, isListed: true }))
      const suggested = suggestModels(provider, models)
      for (const id of [suggested?.big, suggested?.small ?? suggested?.big]) {
        const info = models.find((one) => one.id === id)?.info
        expect(info?.tools).toBe(true)
        expect(info?.contextWindow).toBeGreaterThan(100_000)
      }
    },
  )
})
