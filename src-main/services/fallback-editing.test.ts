import { describe, expect, it } from 'vitest'
import type { Destination } from '../../shared/ipc.ts'
import { defaultSettings, settingsSchema, type Settings, type Tier } from '../../shared/settings.ts'
import { saveFallbacks } from './fallback-editing.ts'
import { saveRoute, withGlobalConnections } from './route-editing.ts'

const grok = { provider: 'xai', model: 'grok-4', baseUrl: '' }
const deepseek = { provider: 'deepseek', model: 'deepseek-chat', baseUrl: '' }
const gateway = { provider: 'openai', model: 'gpt-5', baseUrl: 'https://gateway.example/v1' }

function withRoute(tier: Tier, settings: Settings = defaultSettings): Settings {
  const saved = saveRoute(settings, { tier, provider: 'openai', model: 'gpt-4.1', baseUrl: '' })
  if (!saved.ok) throw new Error(saved.message)
  return saved.value
}

function save(settings: Settings, tier: Tier, ...fallbacks: Destination[]): Settings {
  const saved = saveFallbacks(settings, { tier, fallbacks })
  if (!saved.ok) throw new Error(saved.message)
  expect(settingsSchema.parse(saved.value)).toEqual(saved.value)
  return saved.value
}

describe('saveFallbacks', () => {
  it("puts them behind the tier's model, with one connection for each address", () => {
    const settings = save(withRoute('big'), 'big', gateway, deepseek, { ...gateway, model: 'gpt-5-mini' })
    expect(settings.routes.big).toEqual([
      { connection: 'big', model: 'gpt-4.1' },
      { connection: 'openai https://gateway.example/v1', model: 'gpt-5' },
      { connection: 'deepseek', model: 'deepseek-chat' },
      { connection: 'openai https://gateway.example/v1', model: 'gpt-5-mini' },
    ])
    expect(settings.connections).toHaveLength(3)
  })

  it('reorders and removes, and drops a connection that nothing uses any more', () => {
    const both = save(withRoute('big'), 'big', grok, deepseek)
    expect(save(both, 'big', deepseek, grok).routes.big.map(({ connection }) => connection)).toEqual([
      'big',
      'deepseek',
      'xai',
    ])
    const one = save(both, 'big', deepseek)
    expect(one.connections.map(({ id }) => id)).toEqual(['big', 'deepseek'])
    expect(save(one, 'big').routes.big).toHaveLength(1)
  })

  it('leaves the other tier and what it shares alone', () => {
    const small = save(withRoute('small', withRoute('big')), 'small', grok)
    const both = save(small, 'big', grok)
    expect(save(both, 'big').connections.map(({ id }) => id)).toContain('xai')
    expect(save(both, 'big').routes.small).toEqual(small.routes.small)
  })

  it("serves the provider's names too where it is at the provider's own address", () => {
    const settings = withGlobalConnections(save(withRoute('big'), 'big', deepseek, gateway))
    expect(settings.connections.find(({ id }) => id === 'deepseek')).not.toHaveProperty('baseUrl')
    expect(settings.connections.find(({ id }) => id === 'openai')).not.toHaveProperty('baseUrl')
  })

  it('keeps the format that an address named when it comes back as it is shown', () => {
    const named = save(withRoute('big'), 'big', { ...gateway, baseUrl: 'https://relay.example/v1/messages' })
    const again = save(named, 'big', deepseek, { ...gateway, baseUrl: 'https://relay.example' })
    expect(again.connections).toContainEqual(expect.objectContaining({ wireFormat: 'anthropic-compatible' }))
  })

  it.each([
    ['an unknown provider', [{ ...grok, provider: 'nobody' }], /does not know the provider "nobody"/],
    ['no model', [{ ...grok, model: ' ' }], /The model is missing/],
    ['no web address', [{ ...grok, baseUrl: 'api.example' }], /must start with http/],
    ['its own address', [{ ...grok, baseUrl: 'http://localhost:8082' }], /FreeCC's own address/],
    ['one twice', [grok, deepseek, grok], /BIG asks grok-4 at xAI already/],
    ['the model itself', [{ provider: 'openai', model: 'gpt-4.1', baseUrl: '' }], /BIG asks gpt-4.1 at OpenAI already/],
  ])('refuses %s in a sentence', (_name, fallbacks, message) => {
    expect(saveFallbacks(withRoute('big'), { tier: 'big', fallbacks })).toMatchObject({
      ok: false,
      message: expect.stringMatching(message) as string,
    })
  })

  it('wants a model before its fallbacks', () => {
    expect(saveFallbacks(defaultSettings, { tier: 'big', fallbacks: [grok] })).toMatchObject({ ok: false })
  })
})
