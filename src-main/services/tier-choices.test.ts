import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { saveRoute } from './route-editing.ts'
import { tierChoices } from './tier-choices.ts'

const gpt = { provider: 'openai', model: 'gpt-4.1' }
const grok = { provider: 'xai', model: 'grok-4-fast' }
const local = { provider: 'ollama', model: 'qwen3-coder' }

function settingsWith(models: Partial<Settings['models']>, baseUrl = ''): Settings {
  const settings = { ...defaultSettings, models: { ...defaultSettings.models, ...models } }
  const saved = saveRoute(settings, { tier: 'big', ...gpt, baseUrl })
  if (!saved.ok) throw new Error(saved.message)
  return saved.value
}

const none = () => false

describe('tierChoices', () => {
  it('has the current model first, then favourites, then recent ones, each once', () => {
    const settings = settingsWith({ favourites: [grok, gpt], recent: [gpt, local, grok] })
    const choices = tierChoices(settings, 'big', none)
    expect(choices.map(({ model }) => model)).toEqual(['gpt-4.1', 'grok-4-fast', 'qwen3-coder'])
    expect(choices.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
  })

  it('has the same for a tier without a model of its own, none of them current', () => {
    const choices = tierChoices(settingsWith({ recent: [gpt] }), 'small', none)
    expect(choices).toMatchObject([{ model: 'gpt-4.1', isCurrent: false }])
  })

  it('is ready where a key lies for it, or none is needed', () => {
    const settings = settingsWith({ recent: [grok, local] })
    expect(tierChoices(settings, 'big', none)).toMatchObject([{}, { isReady: false }, { isReady: true }])
    const withKey = tierChoices(settings, 'big', (id) => id === 'big xai')
    expect(withKey).toMatchObject([{}, { provider: 'xai', isReady: true }, {}])
    // The key was given for BIG, at this provider.
    expect(tierChoices(settings, 'small', (id) => id === 'big xai')[0]).toMatchObject({
      provider: 'xai',
      isReady: false,
    })
  })

  it('keeps to the address at which the provider is used', () => {
    const settings = settingsWith({ recent: [{ ...gpt, model: 'gpt-4.1-mini' }] }, 'http://127.0.0.1:4711/v1')
    expect(tierChoices(settings, 'small', none)).toMatchObject([
      { model: 'gpt-4.1-mini', baseUrl: 'http://127.0.0.1:4711/v1', isReady: true },
    ])
  })

  it('is not ready where the provider is known no more', () => {
    const settings = settingsWith({ favourites: [{ provider: 'gone', model: 'm' }] })
    expect(tierChoices(settings, 'big', none)).toMatchObject([{}, { provider: 'gone', isReady: false }])
  })

  it('stays a short list', () => {
    const recent = Array.from({ length: 20 }, (_, index) => ({ provider: 'openai', model: `model-${index}` }))
    expect(tierChoices(settingsWith({ recent }), 'big', none)).toHaveLength(10)
  })
})
