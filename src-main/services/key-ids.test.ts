import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings, type Tier } from '../../shared/settings.ts'
import { saveFallbacks } from './fallback-editing.ts'
import { linkedKeyIds, linkKeys, mostKeys, ownKeyIds } from './key-ids.ts'
import { connectionOf, saveRoute } from './route-editing.ts'

function save(settings: Settings, tier: Tier, provider: string, baseUrl = '', model = 'a-model'): Settings {
  const saved = saveRoute(settings, { tier, provider, model, baseUrl })
  if (!saved.ok) throw new Error(saved.message)
  return saved.value
}

function idOf(settings: Settings, tier: Tier): string {
  const connection = connectionOf(settings, tier)
  if (connection === undefined) throw new Error(`${tier} is not set`)
  return ownKeyIds(connection)[0] ?? ''
}

function keysOf(settings: Settings, tier: Tier, ...existing: readonly string[]) {
  return connectionOf(
    linkKeys(settings, (id) => existing.includes(id)),
    tier,
  )?.keys
}

describe('keys of a tier', () => {
  it('do not follow it to another provider or another host, and are there again on the way back', () => {
    const first = save(defaultSettings, 'big', 'openai')
    const key = idOf(first, 'big')
    const elsewhere = save(first, 'big', 'openai', 'https://gateway.example/v1')
    const otherProvider = save(first, 'big', 'xai')
    expect(keysOf(elsewhere, 'big', key)).toEqual([])
    expect(keysOf(otherProvider, 'big', key)).toEqual([])
    expect(keysOf(save(otherProvider, 'big', 'openai'), 'big', key)).toEqual([{ store: 'keychain', id: key }])
  })

  it('stay for another path of the same host', () => {
    const first = save(defaultSettings, 'big', 'openai', 'https://gateway.example/v1')
    const second = save(first, 'big', 'openai', 'https://gateway.example/team/v1')
    expect(idOf(second, 'big')).toBe(idOf(first, 'big'))
  })

  it('serve SMALL too where provider and host are the same, unless it has its own', () => {
    const settings = save(save(defaultSettings, 'big', 'openai'), 'small', 'openai')
    const [big, small] = [idOf(settings, 'big'), idOf(settings, 'small')]
    expect(keysOf(settings, 'small', big)).toEqual([{ store: 'keychain', id: big }])
    expect(keysOf(settings, 'small', big, small)).toEqual([{ store: 'keychain', id: small }])
    expect(keysOf(settings, 'big', small)).toEqual([])
  })

  it('of BIG never reach another vendor through SMALL', () => {
    const settings = save(save(defaultSettings, 'big', 'openai'), 'small', 'xai')
    expect(keysOf(settings, 'small', idOf(settings, 'big'))).toEqual([])
    const gateway = save(settings, 'small', 'openai', 'https://gateway.example/v1')
    expect(keysOf(gateway, 'small', idOf(gateway, 'big'))).toEqual([])
  })
})

describe('several keys', () => {
  it('are used in the order of their places, the first under the id that it had when it was the only one', () => {
    const settings = save(defaultSettings, 'big', 'openai')
    expect(keysOf(settings, 'big', 'big openai #3', 'big openai', 'big openai #2')).toEqual(
      ['big openai', 'big openai #2', 'big openai #3'].map((id) => ({ store: 'keychain', id })),
    )
  })

  it('are those of BIG for OPUS too, at the same place and until it has its own', () => {
    const settings = save(save(defaultSettings, 'big', 'openai'), 'opus', 'openai')
    expect(keysOf(settings, 'opus', 'big openai')).toEqual([{ store: 'keychain', id: 'big openai' }])
    expect(keysOf(settings, 'opus', 'big openai', 'opus openai')).toEqual([{ store: 'keychain', id: 'opus openai' }])
    expect(keysOf(save(settings, 'opus', 'xai'), 'opus', 'big openai')).toEqual([])
  })

  it('have as many ids as there can be keys, all of them for one place', () => {
    const connection = { id: 'small', provider: 'openai', baseUrl: 'https://gateway.example/v1', keys: [] }
    expect(new Set(ownKeyIds(connection)).size).toBe(mostKeys)
    for (const id of ownKeyIds(connection)) expect(id).toMatch(/^small openai https:\/\/gateway\.example( #\d)?$/)
  })
})

describe('keys of a fallback', () => {
  function withFallback(settings: Settings, provider: string, baseUrl = ''): Settings {
    const saved = saveFallbacks(settings, { tier: 'big', fallbacks: [{ provider, model: 'm', baseUrl }] })
    if (!saved.ok) throw new Error(saved.message)
    return saved.value
  }

  function fallbackKeys(settings: Settings, ...existing: readonly string[]) {
    const linked = linkKeys(settings, (id) => existing.includes(id))
    const connection = linked.connections.find(({ id }) => id === settings.routes.big[1]?.connection)
    return connection && linkedKeyIds(connection)
  }

  it('are its own, and after them those that a tier was given for the same place', () => {
    const settings = withFallback(save(save(defaultSettings, 'big', 'openai'), 'small', 'xai'), 'xai')
    expect(fallbackKeys(settings, 'small xai', 'fallback xai', 'big openai')).toEqual(['fallback xai', 'small xai'])
    expect(fallbackKeys(save(settings, 'small', 'gemini'), 'small xai')).toEqual(['small xai'])
  })

  it('never reach another host', () => {
    const settings = withFallback(save(defaultSettings, 'big', 'openai'), 'openai', 'https://gateway.example/v1')
    expect(fallbackKeys(settings, 'big openai', 'fallback openai')).toEqual([])
  })
})
