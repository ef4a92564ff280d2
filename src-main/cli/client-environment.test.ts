import { expect, it } from 'vitest'
import { catalogue } from '../../shared/providers/catalogue.ts'
import { clientEnvironment } from './client-environment.ts'

const instance = { url: 'http://127.0.0.1:8082', token: 'local' }

it('points Claude Code here and keeps the rest', () => {
  expect(clientEnvironment({ PATH: '/bin', ANTHROPIC_BASE_URL: 'https://elsewhere' }, instance)).toEqual({
    PATH: '/bin',
    ANTHROPIC_BASE_URL: 'http://127.0.0.1:8082',
    ANTHROPIC_AUTH_TOKEN: 'local',
  })
})

it("holds no provider's key, whatever the provider", () => {
  const names = [
    'BIG_MODEL_API_KEY',
    'SMALL_MODEL_API_KEY',
    'FREECC_TOKEN',
    ...catalogue.flatMap((row) => row.keyVariables),
  ]
  const environment = Object.fromEntries(names.map((name) => [name, 'sk-canary']))
  expect(names).toContain('ANTHROPIC_API_KEY')
  expect(Object.values(clientEnvironment(environment, instance))).not.toContain('sk-canary')
})

it('removes what would send Claude Code past the base URL', () => {
  expect(clientEnvironment({ CLAUDE_CODE_USE_BEDROCK: '1' }, instance)).not.toHaveProperty('CLAUDE_CODE_USE_BEDROCK')
})

it('310: keeps an HTTP proxy from being asked for this machine', () => {
  const environment = { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: '.corp' }
  expect(clientEnvironment(environment, instance)).toMatchObject({
    NO_PROXY: '.corp,127.0.0.1,localhost,::1',
    no_proxy: '127.0.0.1,localhost,::1',
  })
  expect(clientEnvironment(environment, { ...instance, url: 'http://10.0.0.5:8082' })).toMatchObject({
    NO_PROXY: '.corp',
  })
})
