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
})
