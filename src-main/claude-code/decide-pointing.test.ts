import { describe, expect, it } from 'vitest'
import type { Pointing, SettingsScope } from '../../shared/claude-code.ts'
import { decidePointing, findConflicts, type OwnAddress } from './decide-pointing.ts'
import { readSource, type SettingsSource } from './read-environment.ts'

const own: OwnAddress = { url: 'http://127.0.0.1:8082', token: 'our-token', requiresToken: true, status: 'on' }
const here = { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8082', ANTHROPIC_AUTH_TOKEN: 'our-token' }

function source(scope: SettingsScope, env: object, more: object = {}): SettingsSource {
  return readSource({ scope, file: `/${scope}.json` }, JSON.stringify({ env, ...more }))
}

function decide(
  sources: readonly SettingsSource[],
  change: Partial<OwnAddress> = {},
  written: string[] = [],
): Pointing {
  return decidePointing(sources, { ...own, ...change }, (url) => written.includes(url))
}

describe('decidePointing', () => {
  it('sees nothing where nothing is set', () => {
    expect(decide([])).toEqual({ state: 'not-set' })
    expect(decide([source('user', { ANTHROPIC_AUTH_TOKEN: 'our-token' })])).toEqual({ state: 'not-set' })
  })

  it.each(['http://127.0.0.1:8082', 'http://127.0.0.1:8082/', 'http://localhost:8082', 'http://[::1]:8082'])(
    'knows its own address as %s',
    (url) => {
      const pointing = decide([source('user', { ...here, ANTHROPIC_BASE_URL: url })])
      expect(pointing).toEqual({ state: 'here', origin: { scope: 'user', file: '/user.json' } })
    },
  )

  it.each([
    'http://127.0.0.1:8083',
    'https://127.0.0.1:8082',
    'http://127.0.0.1:8082/v1',
    'https://gateway.example',
    'no address',
  ])('takes %s for somewhere else', (url) => {
    expect(decide([source('user', { ANTHROPIC_BASE_URL: url })])).toMatchObject({ state: 'elsewhere', url })
  })

  it('says which file wins: managed over local over project over user over the environment', () => {
    const scopes = ['managed', 'local', 'project', 'user', 'environment'] as const
    const sources = scopes.map((scope) => source(scope, { ANTHROPIC_BASE_URL: `https://${scope}.example` }))
    scopes.forEach((scope, index) => {
      expect(decide(sources.slice(index))).toMatchObject({ url: `https://${scope}.example`, origin: { scope } })
    })
  })

  it('puts together an address from one file and a token from another', () => {
    const { ANTHROPIC_BASE_URL, ANTHROPIC_AUTH_TOKEN } = here
    expect(decide([source('local', { ANTHROPIC_BASE_URL }), source('user', { ANTHROPIC_AUTH_TOKEN })])).toMatchObject({
      state: 'here',
      origin: { scope: 'local' },
    })
  })

  it('takes an empty address for one that is switched off', () => {
    expect(decide([source('local', { ANTHROPIC_BASE_URL: '' }), source('user', here)])).toEqual({ state: 'not-set' })
  })

  it.each([
    ['another port, which FreeCC had written', 'other-port', { url: 'http://127.0.0.1:9000' }, here, true],
    ['another port with our token', 'other-port', { url: 'http://127.0.0.1:9000' }, here, false],
    ['a stopped FreeCC', 'not-running', { status: 'port-in-use' }, here, false],
    ['a FreeCC that is off', 'off', { status: 'off' }, here, false],
    ['a token that was changed since', 'old-token', {}, { ...here, ANTHROPIC_AUTH_TOKEN: 'old' }, false],
    ['no token', 'old-token', {}, { ANTHROPIC_BASE_URL: here.ANTHROPIC_BASE_URL }, false],
  ] as const)('knows a dead pointer: %s', (_what, reason, change, env, isWritten) => {
    const pointing = decide([source('user', env)], change, isWritten ? [here.ANTHROPIC_BASE_URL] : [])
    expect(pointing).toMatchObject({ state: 'dead', reason, url: here.ANTHROPIC_BASE_URL })
  })

  it('does not take another proxy of this machine for a dead pointer', () => {
    const router = { ANTHROPIC_BASE_URL: 'http://127.0.0.1:3456', ANTHROPIC_AUTH_TOKEN: 'of-another-program' }
    expect(decide([source('user', router)]).state).toBe('elsewhere')
  })

  it('asks for no token where FreeCC asks for none', () => {
    const { ANTHROPIC_BASE_URL } = here
    expect(decide([source('user', { ANTHROPIC_BASE_URL })], { requiresToken: false }).state).toBe('here')
  })

  it.each(['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'])(
    'sees that %s leads past every address',
    (name) => {
      expect(decide([source('user', { ...here, [name]: '1' })])).toMatchObject({ state: 'elsewhere', url: null })
      expect(decide([source('user', { ...here, [name]: '0' })]).state).toBe('here')
    },
  )
})

describe('findConflicts', () => {
  it('310: names another credential and where it stands, without showing it', () => {
    const key = 'sk-ant-0123456789-abcdefgh-wxyz'
    const found = findConflicts([source('user', { ...here, ANTHROPIC_API_KEY: key }, { apiKeyHelper: 'pass key' })])
    expect(found).toEqual([
      { name: 'ANTHROPIC_API_KEY', maskedValue: '••••wxyz', origin: { scope: 'user', file: '/user.json' } },
      { name: 'apiKeyHelper', maskedValue: '••••', origin: { scope: 'user', file: '/user.json' } },
    ])
  })

  it('finds none with the token alone', () => expect(findConflicts([source('user', here)])).toEqual([]))
})

describe('readSource', () => {
  it.each(['', 'no json', '[]', '{"env": 1}', '{"env": {"ANTHROPIC_BASE_URL": '])('reads nothing from %j', (text) => {
    expect(readSource({ scope: 'user', file: '/f' }, text).variables.size).toBe(0)
  })

  it('reads past a byte order mark, and the last of two values', () => {
    const text = '\u{feff}{"env": {"A": "1", "A": "2"}}'
    expect(readSource({ scope: 'user', file: '/f' }, text).variables.get('A')).toBe('2')
  })
})
