import { expect, it } from 'vitest'
import { parseCatalogue } from './catalogue-text.ts'
import { createModelKnowledge, loadModelKnowledge } from './model-knowledge.ts'

const openai = { provider: { id: 'openai', isLocal: false }, baseUrl: 'https://api.openai.com/v1' }
const ollama = { provider: { id: 'ollama', isLocal: true }, baseUrl: 'http://localhost:11434/v1' }

it('loads what comes with FreeCC', async () => {
  const { find } = await loadModelKnowledge()
  expect(find(openai, 'gpt-4.1')).toMatchObject({ contextWindow: 1_047_576, maxOutputTokens: 32_768 })
})

it("157: does not promise the model's full window of a local server, which has its own", async () => {
  const { find } = await loadModelKnowledge()
  const local = find(ollama, 'gpt-oss:20b')
  expect(local).toMatchObject({ tools: true, reasoning: true })
  expect(local).not.toHaveProperty('contextWindow')
  expect(local).not.toHaveProperty('price')
})

it('answers from a newer catalogue once it has one', () => {
  const knowledge = createModelKnowledge(parseCatalogue('openai\nnew\t1\t1\tt'))
  knowledge.update(parseCatalogue('openai\nnew\t2\t2\tt'))
  expect(knowledge.find(openai, 'new')).toMatchObject({ contextWindow: 2 })
  expect(knowledge.revision()).toBe(1)
})

it('believes a host about its own models, and the catalogue about what the host leaves open', () => {
  const knowledge = createModelKnowledge(parseCatalogue('openai\nm\t128000\t16384\titr\t1\t2'))
  const before = knowledge.revision()
  knowledge.learn(openai, [{ id: 'm', info: { contextWindow: 96_000, tools: false } }])
  expect(knowledge.revision()).not.toBe(before)
  expect(knowledge.find(openai, 'm')).toEqual({
    contextWindow: 96_000,
    maxOutputTokens: 16_384,
    images: true,
    tools: false,
    reasoning: true,
    price: { input: 1, output: 2 },
  })
  const elsewhere = { ...openai, baseUrl: 'http://127.0.0.1:8000/v1' }
  expect(knowledge.find(elsewhere, 'm')).toMatchObject({ contextWindow: 128_000 })
})

it("157: takes the window that a local server states, not the model's own", () => {
  const knowledge = createModelKnowledge(parseCatalogue('openai\ngpt-oss:20b\t131072\t32768\ttr'))
  knowledge.learn(ollama, [{ id: 'gpt-oss:20b', info: { contextWindow: 4_096 } }])
  expect(knowledge.find(ollama, 'gpt-oss:20b')).toMatchObject({ contextWindow: 4_096, tools: true })
  knowledge.learn(ollama, [{ id: 'gpt-oss:20b', info: {} }])
  expect(knowledge.find(ollama, 'gpt-oss:20b')).not.toHaveProperty('contextWindow')
})
