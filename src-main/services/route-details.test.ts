import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import type { RouteDetails } from '../../shared/ipc.ts'
import { saveFallbacks } from './fallback-editing.ts'
import { removeRoute, saveRoute } from './route-editing.ts'

const details: RouteDetails = {
  api: 'chat',
  baseModel: 'gpt-4.1',
  overrides: { effort: { level: 'low', mode: 'at-most' }, parameters: { seed: 7 } },
}
const azure = { provider: 'azure', model: 'my-own', baseUrl: 'https://x.openai.azure.com' }
const google = { projectId: 'my-project', location: 'global', credentialsFile: '/home/you/key.json' }

function saved(from: Settings, edit: Omit<Parameters<typeof saveRoute>[1], 'tier'>): Settings {
  const result = saveRoute(from, { tier: 'opus', ...edit })
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const first = saved(defaultSettings, { ...azure, details })

describe('the details of a route', () => {
  it('are saved with its target', () => {
    expect(first.routes.opus).toEqual([{ connection: 'opus', model: 'my-own', ...details }])
  })

  it('stay when the tier is only pointed elsewhere at the provider, but for what the model was', () => {
    const { baseModel: _gone, ...others } = details
    expect(saved(first, azure).routes.opus[0]).toEqual({ connection: 'opus', model: 'my-own', ...details })
    expect(saved(first, { ...azure, model: 'other' }).routes.opus[0]).toEqual({
      connection: 'opus',
      model: 'other',
      ...others,
    })
  })

  it('go with the provider, and where they are taken out', () => {
    const plain = { connection: 'opus', model: 'm' }
    expect(saved(first, { provider: 'xai', model: 'm', baseUrl: '' }).routes.opus[0]).toEqual(plain)
    expect(saved(first, { ...azure, model: 'm', details: { api: 'auto', overrides: {} } }).routes.opus[0]).toEqual(
      plain,
    )
  })

  it('of Google Cloud are the connection’s, and of no other provider', () => {
    const vertex = { provider: 'vertex', model: 'gemini-2.5-pro', baseUrl: '' }
    expect(saved(defaultSettings, { ...vertex, details: { google } }).connections[0]).toMatchObject({ google })
    expect(saved(defaultSettings, { ...azure, details: { google } }).connections[0]).not.toHaveProperty('google')
  })

  it('of fallbacks are their own', () => {
    const fallback = { provider: 'openai', model: 'gpt-5', baseUrl: '', details: { api: 'chat' as const } }
    const result = saveFallbacks(first, { tier: 'opus', fallbacks: [fallback] })
    expect(result.ok && result.value.routes.opus).toEqual([
      first.routes.opus[0],
      { connection: 'openai', model: 'gpt-5', api: 'chat' },
    ])
  })
})

describe('removeRoute', () => {
  it('leaves the tier to BIG, and nothing of it behind', () => {
    const fallback = { provider: 'openai', model: 'gpt-5', baseUrl: '' }
    const result = saveFallbacks(first, { tier: 'opus', fallbacks: [fallback] })
    expect(result.ok && removeRoute(result.value, 'opus')).toEqual(defaultSettings)
  })
})
