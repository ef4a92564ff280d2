import { expect, it } from 'vitest'
import { startClaudeHost } from '../upstream/claude-host.ts'
import { withProxy } from './with-proxy.ts'

it('315: passes requests for Claude on, with another model and key and nothing else changed', async () => {
  const host = await startClaudeHost('Claude here.')
  const settings = () => ({
    BIG_MODEL_PROVIDER: 'anthropic',
    BIG_MODEL_NAME: 'claude-sonnet-5-5',
    BIG_MODEL_API_KEY: 'sk-ant-scripted',
    BIG_MODEL_API_BASE: host.baseUrl,
  })
  await withProxy(
    async ({ ask }) => {
      const { stdout } = await ask('Who is there?', { arguments: ['--model', 'opus'] })
      expect(stdout).toBe('Claude here.\n')
    },
    { settings },
  )
  await host.close()
  expect(host.requests).toHaveLength(1)
  const [request] = host.requests
  expect(request?.url).toBe('/v1/messages?beta=true')
  expect(request?.body.model).toBe('claude-sonnet-5-5')
  expect(request?.body.system[0]?.text).toMatch(/^x-anthropic-billing-header: /)
  expect(request?.body).toHaveProperty('context_management')
  expect(request?.headers).toMatchObject({ 'x-api-key': 'sk-ant-scripted', 'anthropic-version': '2023-06-01' })
  expect(request?.headers['anthropic-beta']).toContain('context-management-')
  expect(request?.headers.authorization).toBeUndefined()
})
