import { describe, expect, it } from 'vitest'
import { isLoopbackUrl, normaliseBaseUrl } from '../base-url.ts'
import { catalogue } from './catalogue.ts'
import { findProvider } from './index.ts'
import { outOfScope } from './out-of-scope.ts'
import { providerSchema } from './provider.ts'

const names = catalogue.flatMap(({ id, aliases }) => [id, ...aliases])

describe.each(catalogue.map((provider) => [provider.id, provider] as const))('%s', (_id, provider) => {
  it('is valid', () => {
    expect(providerSchema.parse(provider)).toEqual(provider)
  })

  it('has base URLs that stay as they are when someone enters them', () => {
    for (const { wireFormat, baseUrl, template } of provider.endpoints) {
      const url = baseUrl ?? template?.replaceAll(/\{[A-Z_]+\}/g, 'x')
      if (url !== undefined) expect(normaliseBaseUrl(url, wireFormat)).toEqual({ ok: true, value: url })
    }
  })

  it('sends nothing over an open line', () => {
    for (const { baseUrl, template } of provider.endpoints) {
      if (template !== null) expect(template).toMatch(/^https:/)
      if (baseUrl === null) continue
      expect(isLoopbackUrl(baseUrl)).toBe(provider.isLocal)
      if (!provider.isLocal) expect(baseUrl).toMatch(/^https:/)
    }
    for (const url of [provider.docsUrl, provider.keysUrl]) if (url !== null) expect(url).toMatch(/^https:/)
  })

  it('names variables as a shell takes them, and none that another setting has', () => {
    const variables = [...provider.keyVariables, ...provider.baseUrlVariables]
    expect(new Set(variables).size).toBe(variables.length)
    for (const variable of variables) {
      expect(variable).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/)
      // Claude Code finds FreeCC through these.
      expect(variable).not.toMatch(/^ANTHROPIC_(BASE_URL|AUTH_TOKEN)$|^(BIG|SMALL)_MODEL_|^FREECC_/)
    }
  })

  it('can be reached as it is, or says what to set', () => {
    const usual = provider.endpoints.filter(({ region }) => region === null)
    expect(usual.length).toBeGreaterThan(0)
    const needsBaseUrl = provider.signIn === 'api-key' && usual.every(({ baseUrl }) => baseUrl === null)
    if (needsBaseUrl) expect(provider.baseUrlVariables).not.toEqual([])
    if (provider.signIn === 'api-key') expect(provider.keyVariables).not.toEqual([])
  })
})

it('gives every id and alias to one provider only, in small letters', () => {
  expect(new Set(names).size).toBe(names.length)
  expect(names.map((name) => name.toLowerCase())).toEqual(names)
})

it('has no id both in the catalogue and out of scope', () => {
  const ids = outOfScope.flatMap(({ ids }) => ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => findProvider(id) !== undefined)).toEqual([])
})

it('keeps the format of real Claude hosts to real Claude hosts', () => {
  const claudeHosts = catalogue.filter(({ endpoints }) =>
    endpoints.some(({ wireFormat }) => wireFormat === 'anthropic'),
  )
  expect(claudeHosts.map(({ id }) => id)).toEqual([
    'anthropic',
    'azure_ai',
    'bedrock_mantle',
    'cloudflare-ai-gateway',
    'gitlab',
  ])
})

describe('findProvider', () => {
  it('finds a provider by id or alias, ignoring case', () => {
    expect(findProvider('VERTEX_AI')?.id).toBe('vertex')
    expect(findProvider('OpenAI')?.id).toBe('openai')
    expect(findProvider('nobody')).toBeUndefined()
  })
})
