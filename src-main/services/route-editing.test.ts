import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings, type Tier } from '../../shared/settings.ts'
import { saveFallbacks } from './fallback-editing.ts'
import { linkKeys } from './key-ids.ts'
import { connectionOf, saveRoute, withGlobalConnections } from './route-editing.ts'

function save(settings: Settings, tier: Tier, provider: string, baseUrl = '', model = 'a-model'): Settings {
  const saved = saveRoute(settings, { tier, provider, model, baseUrl })
  if (!saved.ok) throw new Error(saved.message)
  return saved.value
}

describe('saveRoute', () => {
  it('makes a connection with the name of the tier, and the route to it', () => {
    const settings = save(defaultSettings, 'big', 'OpenAI', 'https://gateway.example/v1/', ' gpt-4.1 ')
    expect(settings.connections).toEqual([
      { id: 'big', provider: 'openai', baseUrl: 'https://gateway.example/v1', keys: [] },
    ])
    expect(settings.routes).toEqual({ ...defaultSettings.routes, big: [{ connection: 'big', model: 'gpt-4.1' }] })
  })

  it('keeps the format that the address named, until another address is entered', () => {
    const settings = save(defaultSettings, 'big', 'openai', 'https://relay.example/v1/messages')
    const relay = { baseUrl: 'https://relay.example', wireFormat: 'anthropic-compatible' }
    expect(connectionOf(settings, 'big')).toMatchObject(relay)
    const renamed = save(settings, 'big', 'openai', 'https://relay.example', 'another-model')
    expect(connectionOf(renamed, 'big')).toMatchObject(relay)
    expect(connectionOf(save(renamed, 'big', 'openai', 'https://relay.example/v1'), 'big')).not.toHaveProperty(
      'wireFormat',
    )
    expect(connectionOf(save(renamed, 'big', 'xai', 'https://relay.example'), 'big')).not.toHaveProperty('wireFormat')
  })

  it('replaces only its own tier', () => {
    const both = save(save(defaultSettings, 'big', 'openai'), 'small', 'xai')
    const changed = save(both, 'big', 'gemini')
    expect(connectionOf(changed, 'small')).toEqual(connectionOf(both, 'small'))
    expect(changed.connections).toHaveLength(2)
  })

  it('keeps the fallbacks, except what is now asked first', () => {
    const settings = saveFallbacks(save(defaultSettings, 'big', 'openai'), {
      tier: 'big',
      fallbacks: [
        { provider: 'xai', model: 'grok-4', baseUrl: '' },
        { provider: 'deepseek', model: 'deepseek-chat', baseUrl: '' },
      ],
    })
    if (!settings.ok) throw new Error(settings.message)
    const changed = save(settings.value, 'big', 'xai', '', 'grok-4')
    expect(changed.routes.big).toEqual([
      { connection: 'big', model: 'grok-4' },
      { connection: 'deepseek', model: 'deepseek-chat' },
    ])
    expect(changed.connections.map(({ id }) => id).sort()).toEqual(['big', 'deepseek'])
  })

  it.each([
    ['an unknown provider', { provider: 'opnai', model: 'm', baseUrl: '' }, /"opnai"; the nearest one is openai\./],
    ['no model', { provider: 'openai', model: '  ', baseUrl: '' }, /The model is missing/],
    ['no web address', { provider: 'openai', model: 'm', baseUrl: 'api.example.com' }, /must start with http/],
    [
      'its own address',
      { provider: 'openai', model: 'm', baseUrl: 'http://localhost:8082/v1' },
      /FreeCC's own address/,
    ],
  ])('refuses %s in a sentence', (_name, edit, message) => {
    expect(saveRoute(defaultSettings, { tier: 'big', ...edit })).toMatchObject({
      ok: false,
      message: expect.stringMatching(message) as string,
    })
  })
})

describe('withGlobalConnections', () => {
  it('lets a tier at its provider\'s own host serve "provider/model" names, BIG before SMALL', () => {
    const settings = linkKeys(save(save(defaultSettings, 'small', 'openai'), 'big', 'openai'), () => true)
    const global = withGlobalConnections(settings).connections.find(({ id }) => id === 'openai')
    expect(global).toEqual({ ...connectionOf(settings, 'big'), id: 'openai' })
  })

  it("does not send those names to a tier's own base URL", () => {
    const settings = save(defaultSettings, 'big', 'openai', 'https://gateway.example/v1')
    expect(withGlobalConnections(settings).connections.map(({ id }) => id)).toEqual(['big'])
  })
})
