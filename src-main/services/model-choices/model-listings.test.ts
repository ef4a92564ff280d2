import { expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/settings.ts'
import type { DatedList, ListCache } from '../../models/list-cache.ts'
import { parseCatalogue } from '../../models/catalogue-text.ts'
import { createModelKnowledge } from '../../models/model-knowledge.ts'
import type { ProxyConfig } from '../../proxy/proxy.ts'
import { candidateConfig, type Candidate } from '../candidate-config.ts'
import { createModelListings } from './model-listings.ts'
import { rememberModel, setFavourite } from './remember-models.ts'

const catalogue = parseCatalogue('openai\ngpt-4.1\t1047576\t32768\tit\t2\t8\no3\t200000\t100000\ttr')
const list: DatedList = {
  at: 5_000,
  models: [
    { id: 'whisper', info: {} },
    { id: 'gpt-10', info: { contextWindow: 9_000 } },
    { id: 'gpt-4.1', info: {} },
  ],
}
const asked = { tier: 'big', provider: 'openai', model: '', baseUrl: '', isFresh: false } as const

function setUp({ live, key = 'sk-stored' }: { live: DatedList | null; key?: string }) {
  const config: ProxyConfig = { settings: defaultSettings, readKey: () => key, token: null }
  const questions: { readonly key: string | null; readonly maxAgeMs: number }[] = []
  const kept = new Map<string, DatedList>()
  const cache: ListCache = {
    read: (place) => Promise.resolve(kept.get(place) ?? null),
    write: (place, fetched) => Promise.resolve(void kept.set(place, fetched)),
  }
  const listModels = createModelListings({
    tryOut: (candidate: Candidate) => candidateConfig(config, defaultSettings, candidate),
    lists: {
      fetch: (_upstream, _model, sentKey, maxAgeMs) => {
        questions.push({ key: sentKey, maxAgeMs })
        return Promise.resolve(live)
      },
    },
    models: createModelKnowledge(catalogue),
    cache,
  })
  return { listModels, questions, kept }
}

it('gives the provider’s own list with what the catalogue knows of it, and what the catalogue has beyond it', async () => {
  const { listModels, kept } = setUp({ live: list })
  const result = await listModels(asked)
  expect(result).toMatchObject({ ok: true, value: { listedAt: 5_000, hasFailed: false } })
  expect(result.ok && result.value.models).toEqual([
    {
      id: 'gpt-4.1',
      info: expect.objectContaining({ contextWindow: 1_047_576, price: { input: 2, output: 8 } }) as unknown,
      isListed: true,
    },
    { id: 'gpt-10', info: { contextWindow: 9_000 }, isListed: true },
    { id: 'whisper', info: {}, isListed: true },
    { id: 'o3', info: expect.objectContaining({ reasoning: true }) as unknown, isListed: false },
  ])
  expect(kept.size).toBe(1)
})

it('asks anew only where that is wanted, with the stored key or the one that is typed', async () => {
  const { listModels, questions } = setUp({ live: list })
  await listModels(asked)
  await listModels({ ...asked, isFresh: true, key: ' sk-typed ' })
  expect(questions).toEqual([
    { key: 'sk-stored', maxAgeMs: 600_000 },
    { key: 'sk-typed', maxAgeMs: 0 },
  ])
})

it('falls back to the last list of that place, and then to the catalogue alone', async () => {
  const { listModels, kept } = setUp({ live: null })
  expect(await listModels(asked)).toMatchObject({
    value: { listedAt: null, hasFailed: true, models: [{ id: 'gpt-4.1', isListed: false }, { id: 'o3' }] },
  })
  kept.set('openai ', list)
  expect(await listModels(asked)).toMatchObject({ value: { listedAt: 5_000, hasFailed: true } })
  expect(await listModels({ ...asked, baseUrl: 'https://elsewhere.example/v1' })).toMatchObject({
    value: { listedAt: null },
  })
})

it('asks nobody without the key that it takes', async () => {
  const { listModels, questions } = setUp({ live: list, key: '' })
  expect(await listModels(asked)).toMatchObject({ ok: true, value: { listedAt: null, hasFailed: true } })
  expect(questions).toEqual([])
})

it('says what is wrong with an address', async () => {
  const { listModels } = setUp({ live: list })
  expect(await listModels({ ...asked, baseUrl: 'not an address' })).toMatchObject({ ok: false })
})

it('remembers eight choices, each once, and favourites until they are none any more', () => {
  const choices = Array.from({ length: 10 }, (_, index) => ({ provider: 'openai', model: `m${index % 9}` }))
  const { recent } = choices.reduce(rememberModel, defaultSettings).models
  expect(recent.map(({ model }) => model)).toEqual(['m0', 'm8', 'm7', 'm6', 'm5', 'm4', 'm3', 'm2'])

  const [one, other] = [
    { provider: 'openai', model: 'm' },
    { provider: 'xai', model: 'm' },
  ]
  const both = setFavourite(setFavourite(defaultSettings, one, true), other, true)
  expect(both.models.favourites).toEqual([other, one])
  expect(setFavourite(both, one, false).models.favourites).toEqual([other])
})
