import { describe, expect, it } from 'vitest'
import { providerChoices } from '../../providers.ts'
import { providerSections } from './provider-sections.ts'

const ollama = { provider: 'ollama', name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['qwen3'] }

function idsOf(section: string, typed = '', running = [ollama]): readonly string[] {
  const found = providerSections(running, typed).find(({ id }) => id === section)
  return found?.providers.map(({ id }) => id) ?? []
}

describe('providerSections', () => {
  it('begins with what runs on this machine, then the well-known, and has every provider once', () => {
    expect(providerSections([ollama], '').map(({ id }) => id)).toEqual(['running', 'known', 'custom', 'all'])
    expect(idsOf('running')).toEqual(['ollama'])
    expect(idsOf('known').slice(0, 2)).toEqual(['openrouter', 'openai'])
    const all = providerSections([ollama], '').flatMap(({ providers }) => providers.map(({ id }) => id))
    expect(all.toSorted()).toEqual(providerChoices.map(({ id }) => id).toSorted())
  })

  it('finds by name, id and alias, ignoring case, and what begins so first', () => {
    expect(idsOf('matches', ' GROQ ')).toEqual(['groq'])
    expect(idsOf('matches', 'lmstudio')).toEqual(['lm_studio'])
    expect(idsOf('matches', 'moon')[0]).toBe('moonshot')
  })

  it('always offers an address of one’s own', () => {
    expect(idsOf('matches', 'no such thing')).toEqual([])
    expect(idsOf('custom', 'no such thing')).toEqual(['custom_openai', 'custom_anthropic'])
  })

  it('has no section for servers where none runs', () => {
    expect(providerSections([], '').map(({ id }) => id)).toEqual(['known', 'custom', 'all'])
  })
})
