import { describe, expect, it } from 'vitest'
import type { RouteOverrides } from '../../shared/settings.ts'
import { bodyOf, postMessages, smallRequest, startProxy, startUpstream } from './testing/start.ts'

/** What an upstream is sent, and what the client's user is told of it. */
async function ask(provider: string, model: string, overrides: RouteOverrides) {
  const bodies: unknown[] = []
  const upstream = await startUpstream((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      bodies.push(JSON.parse(body))
      response.writeHead(400).end('{}')
    })
  })
  const { url, exchanges } = await startProxy({ provider, model, baseUrl: upstream.url, overrides, refresh: false })
  await postMessages(url, smallRequest)
  return { body: bodies[0], losses: exchanges.at(-1)?.losses }
}

const overrides: RouteOverrides = { maxOutputTokens: 50, temperature: 0.3, parameters: { seed: 7 } }
const reason = expect.stringContaining('Your setting') as string

describe('your settings for a route', () => {
  it.each([
    ['openai', 'gpt-4.1', { temperature: 0.3, seed: 7 }],
    ['anthropic', 'claude-opus-5-5', { max_tokens: 50, temperature: 0.3, seed: 7 }],
    ['gemini', 'gemini-2.5-pro', { seed: 7, generationConfig: { maxOutputTokens: 50, temperature: 0.3 } }],
    ['minimax', 'MiniMax-M3', { max_tokens: 50, seed: 7 }],
  ])('are in what %s is sent, and in the loss report', async (provider, model, members) => {
    const { body, losses } = await ask(provider, model, overrides)
    expect(body).toMatchObject(members)
    for (const field of ['max_tokens', 'temperature', 'seed']) {
      expect(losses).toContainEqual({ action: 'changed', field, reason })
    }
  })
})
