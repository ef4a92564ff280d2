import { expect, it } from 'vitest'
import { readModelsDev } from './read-models-dev.ts'

const model = {
  id: 'm',
  limit: { context: 200_000, output: 64_000 },
  cost: { input: 3, output: 15, cache_read: 0.3 },
  modalities: { input: ['text', 'image'], output: ['text'] },
  tool_call: true,
  reasoning: false,
}

it('reads windows, limits, abilities and prices', () => {
  const catalogue = readModelsDev({ one: { id: 'one', models: { m: model } } })
  expect(catalogue?.get('one')?.get('m')).toEqual({
    contextWindow: 200_000,
    maxOutputTokens: 64_000,
    images: true,
    tools: true,
    reasoning: false,
    price: { input: 3, output: 15, cacheRead: 0.3 },
  })
})

it('leaves out models that make no text, and takes 0 and nonsense for unknown', () => {
  const catalogue = readModelsDev({
    one: {
      models: {
        picture: { ...model, modalities: { input: ['text'], output: ['image'] } },
        odd: { limit: { context: 0, output: 'many' }, cost: { input: -1, output: 5 }, tool_call: 'yes' },
        broken: null,
      },
    },
    none: { models: [] },
  })
  expect([...(catalogue?.keys() ?? [])]).toEqual(['one'])
  expect([...(catalogue?.get('one') ?? [])]).toEqual([['odd', {}]])
})

it.each([null, 'text', [], {}, { error: 'no' }])('takes %j for no directory', (json) => {
  expect(readModelsDev(json)).toBeNull()
})
