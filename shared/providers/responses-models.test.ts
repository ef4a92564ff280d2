import { expect, it } from 'vitest'
import { chooseEndpoint } from './choose-endpoint.ts'
import { findProvider } from './index.ts'

const formatFor = (id: string, model: string) => chooseEndpoint(findProvider(id)!, () => true, { model })?.wireFormat

it.each(['openai', 'azure', 'azure_ai'])(
  'asks models of %s that reason, or are only there, through Responses',
  (id) => {
    const reasoning = [
      'o1',
      'o1-pro',
      'o3',
      'o4-mini',
      'O3-Pro',
      'gpt-5',
      'gpt-5-mini',
      'gpt-5.2-pro',
      'gpt-5.5',
      'gpt-10',
    ]
    const onlyThere = ['codex-mini-latest', 'gpt-5.3-codex', 'computer-use-preview', 'o3-deep-research', 'gpt-6-astra']
    for (const model of [...reasoning, ...onlyThere, 'ft:o4-mini:me']) {
      expect([model, formatFor(id, model)]).toEqual([model, 'openai-responses'])
    }
  },
)

it.each(['openai', 'azure', 'azure_ai'])('asks the other models of %s through Chat Completions', (id) => {
  const others = ['gpt-4.1', 'gpt-4o', 'gpt-3.5-turbo', 'chatgpt-4o-latest', 'ft:gpt-4.1-mini:me', 'gpt-oss-120b']
  const chatAlone = ['gpt-5-chat-latest', 'gpt-5.2-chat', 'gpt-5-search-api', 'o1-mini', 'o1-preview']
  for (const model of [...others, ...chatAlone, 'my-deployment']) {
    expect([model, formatFor(id, model)]).toEqual([model, 'openai-chat'])
  }
})

it('asks Claude on Foundry through its own endpoint', () => {
  expect(formatFor('azure_ai', 'claude-opus-5-5')).toBe('anthropic')
})

it('leaves Responses of other providers to who asks for it', () => {
  for (const id of ['xai', 'openrouter', 'deepseek']) expect(formatFor(id, 'gpt-5.5')).not.toBe('openai-responses')
})
