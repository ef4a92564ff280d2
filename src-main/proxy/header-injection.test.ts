import type { IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultSettings } from '../../shared/settings.ts'
import { createProxy } from './create-proxy.ts'
import { postMessages, startUpstream } from './testing/start.ts'

const injected = 'claude-opus\r\nx-evil: 1\r\n\r\n'

/** A proxy with this key and this model in front of an upstream that refuses everything in the words it was sent. */
async function startWith(provider: string, key: string, model: string) {
  const asked: IncomingMessage[] = []
  const upstream = await startUpstream((incoming, response) => {
    asked.push(incoming)
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: injected, type: injected, code: injected } }))
  })
  const connection = { id: 'big', provider, baseUrl: upstream.url, keys: [{ store: 'keychain', id: 'big' } as const] }
  const settings = {
    ...defaultSettings,
    proxy: { host: '127.0.0.1', port: 0, on: true },
    connections: [connection],
    models: { ...defaultSettings.models, refresh: false },
    routes: { ...defaultSettings.routes, big: [{ connection: 'big', model }] },
  }
  const proxy = createProxy({ settings, readKey: () => key, token: null }, { exchange: () => undefined })
  onTestFinished(() => proxy.close(0))
  const status = await proxy.listen()
  if (status.state !== 'on') throw new Error(`The proxy is ${status.state}.`)
  return { url: status.url, asked }
}

const request = {
  model: injected,
  max_tokens: 100,
  metadata: { user_id: injected },
  system: injected,
  tools: [{ name: injected, input_schema: { type: 'object' } }],
  messages: [{ role: 'user', content: injected }],
}

describe.each(['openai', 'xai', 'github_copilot', 'gemini', 'anthropic', 'deepseek', 'azure'])('%s', (provider) => {
  it('gets no header from a model, a user, a tool or a text with line breaks, and neither does the client', async () => {
    const { url, asked } = await startWith(provider, 'upstream-key', injected)
    const response = await postMessages(url, request)
    await response.text()
    expect(asked.length).toBeGreaterThan(0)
    for (const { method, headers } of asked) {
      expect(method).toBe('POST')
      expect(JSON.stringify(headers)).not.toMatch(/evil/)
    }
    expect([...response.headers].join()).not.toMatch(/evil/)
  })

  it('gets no request with a key that has line breaks, wherever it came from', async () => {
    const { url, asked } = await startWith(provider, `key-0123\r\nx-evil: 1`, 'gpt-4.1')
    const response = await postMessages(url, { ...request, model: 'claude-opus-5-5' })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).not.toContain('key-0123')
    expect(asked).toEqual([])
  })
})
