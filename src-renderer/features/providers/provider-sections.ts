import type { LocalServer } from '../../../shared/local-server.ts'
import { providerChoices, type ProviderChoice } from '../../providers.ts'

export interface ProviderSection {
  readonly id: 'running' | 'known' | 'all' | 'custom' | 'matches'
  readonly providers: readonly ProviderChoice[]
}

/** Those that most newcomers look for, in the order in which they are shown. */
const wellKnown = ['openrouter', 'openai', 'gemini', 'deepseek', 'moonshot', 'zai', 'xai', 'groq', 'mistral']

/** All that can be chosen: servers that run on this machine, the well-known, the rest by name; or what was typed finds. */
export function providerSections(running: readonly LocalServer[], typed: string): readonly ProviderSection[] {
  const words = typed.trim().toLowerCase()
  const local = providerChoices.filter(({ id }) => running.some(({ provider }) => provider === id))
  const known = wellKnown.flatMap((id) => providerChoices.filter((choice) => choice.id === id))
  const custom = providerChoices.filter(({ kind }) => kind === 'custom')
  if (words !== '')
    return filled([
      { id: 'matches', providers: matches(words) },
      { id: 'custom', providers: custom },
    ])
  const shown = new Set([...local, ...known, ...custom])
  return filled([
    { id: 'running', providers: local },
    { id: 'known', providers: known },
    { id: 'custom', providers: custom },
    { id: 'all', providers: providerChoices.filter((choice) => !shown.has(choice)).toSorted(byName) },
  ])
}

/** The own addresses have a section of their own, whatever was typed. Those whose name begins so come first. */
function matches(words: string): readonly ProviderChoice[] {
  return providerChoices
    .filter(({ kind }) => kind !== 'custom')
    .filter(({ id, name, aliases }) => [id, name.toLowerCase(), ...aliases].some((text) => text.includes(words)))
    .toSorted((one, other) => Number(begins(other, words)) - Number(begins(one, words)) || byName(one, other))
}

function begins({ name }: ProviderChoice, words: string): boolean {
  return name.toLowerCase().startsWith(words)
}

function byName(one: ProviderChoice, other: ProviderChoice): number {
  return one.name.localeCompare(other.name, 'en')
}

function filled(sections: readonly ProviderSection[]): readonly ProviderSection[] {
  return sections.filter(({ providers }) => providers.length > 0)
}
