import { describe, expect, it } from 'vitest'
import { providers } from '../../shared/providers/index.ts'
import { readEnvironmentSettings } from './environment-settings.ts'

/** The problems that bad values add to those of a provider that is merely not set up. */
function problemsOf(id: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const tier = { BIG_MODEL_PROVIDER: id, BIG_MODEL_NAME: 'm', SMALL_MODEL_PROVIDER: id, SMALL_MODEL_NAME: 'm' }
  const usual = readEnvironmentSettings(tier).problems
  return readEnvironmentSettings({ ...tier, ...variables }).problems.filter((problem) => !usual.includes(problem))
}

describe.each(providers.map(({ id }) => id))('%s', (id) => {
  it('says of a key with a line break which variable it is in, and not what it holds', () => {
    const problems = problemsOf(id, { BIG_MODEL_API_KEY: 'sk-canary\nsecond' })
    expect(problems.join(' ')).toContain('BIG_MODEL_API_KEY')
    expect(problems.join(' ')).not.toContain('canary')
  })

  it('says of a malformed base URL which variable it is in', () => {
    expect(problemsOf(id, { BIG_MODEL_API_BASE: 'not a url' }).join(' ')).toContain('BIG_MODEL_API_BASE')
  })
})

it.each(['opnai', 'antropic', 'deepsek', 'olama'])('names the nearest provider for %s', (typed) => {
  const nearest = { opnai: 'openai', antropic: 'anthropic', deepsek: 'deepseek', olama: 'ollama' }[typed]
  const { problems } = readEnvironmentSettings({ BIG_MODEL_PROVIDER: typed })
  expect(problems.join(' ')).toContain('BIG_MODEL_PROVIDER')
  expect(problems.join(' ')).toContain(nearest)
})
