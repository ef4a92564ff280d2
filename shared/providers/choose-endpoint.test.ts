import { describe, expect, it } from 'vitest'
import { normaliseBaseUrl } from '../base-url.ts'
import { chooseEndpoint, namedFormat, type Wanted } from './choose-endpoint.ts'
import { findProvider, providers } from './index.ts'
import type { WireFormat } from './provider.ts'

const known: readonly WireFormat[] = ['openai-chat', 'anthropic', 'anthropic-compatible']
const hasCodec = (wireFormat: WireFormat) => known.includes(wireFormat)

function choose(id: string, baseUrl?: string) {
  const endpoint = chooseEndpoint(findProvider(id)!, hasCodec, { baseUrl })
  return endpoint && [endpoint.wireFormat, endpoint.region]
}

describe('chooseEndpoint', () => {
  it("takes the row's first endpoint that has a codec, of no region", () => {
    expect(choose('deepseek')).toEqual(['anthropic-compatible', null])
    expect(choose('ollama')).toEqual(['openai-chat', null])
    expect(choose('meta')).toEqual(['openai-chat', null])
    expect(choose('cohere')).toEqual(['openai-chat', null])
    expect(chooseEndpoint(findProvider('deepseek')!, () => false)).toBeUndefined()
  })

  it.each([
    ['deepseek', 'https://api.deepseek.com/v1', 'openai-chat'],
    ['deepseek', 'https://api.deepseek.com/v1/chat/completions', 'openai-chat'],
    ['deepseek', 'https://api.deepseek.com/beta', 'openai-chat'],
    ['deepseek', 'https://api.deepseek.com/anthropic', 'anthropic-compatible'],
    ['deepseek', 'https://api.deepseek.com/anthropic/v1/messages', 'anthropic-compatible'],
    ['deepseek', 'https://api.deepseek.com', 'anthropic-compatible'],
    ['deepseek', 'https://relay.example/deepseek/anthropic', 'anthropic-compatible'],
    ['deepseek', 'https://relay.example/v1', 'openai-chat'],
    ['umans', 'https://api.code.umans.ai', 'anthropic-compatible'],
    ['umans', 'https://api.code.umans.ai/v1', 'openai-chat'],
    ['ollama', 'http://localhost:11434', 'openai-chat'],
    ['ollama', 'http://192.168.1.5:11434', 'openai-chat'],
    ['openrouter', 'https://openrouter.ai/api', 'openai-chat'],
    ['kat-coder', 'https://vanchin.streamlake.ai/api/gateway/v1/endpoints/ep-1/openai', 'openai-chat'],
    [
      'kat-coder',
      'https://vanchin.streamlake.ai/api/gateway/v1/endpoints/ep-1/claude-code-proxy',
      'anthropic-compatible',
    ],
    ['snowflake', 'https://me.snowflakecomputing.com/api/v2/cortex/v1', 'openai-chat'],
    ['openai', 'https://relay.example/anthropic', 'openai-chat'],
    ['anthropic', 'https://relay.example/v1', 'anthropic'],
  ])('%s at %s speaks %s', (id, baseUrl, wireFormat) => {
    expect(choose(id, baseUrl)?.[0]).toBe(wireFormat)
  })

  it.each([
    ['openai', 'https://relay.example/v1/messages', 'anthropic-compatible', 'bearer'],
    ['openrouter', 'https://relay.example/v1/messages', 'anthropic-compatible', 'bearer'],
    ['opencode-zen', 'https://opencode.ai/zen/v1/messages', 'anthropic-compatible', 'x-api-key'],
    ['deepseek', 'https://relay.example/claude/chat/completions', 'openai-chat', 'bearer'],
    ['anthropic', 'https://relay.example/v1/messages', 'anthropic', 'x-api-key'],
    ['anthropic', 'https://relay.example/v1/chat/completions', 'openai-chat', 'bearer'],
  ])('%s at %s speaks %s, as the address says', (id, address, wireFormat, authentication) => {
    const provider = findProvider(id)!
    const endpoint = chooseEndpoint(provider, hasCodec, {
      baseUrl: address,
      wireFormat: namedFormat(provider, address),
    })
    expect(endpoint).toMatchObject({ wireFormat, authentication })
  })

  it.each([
    ['openai', 'https://relay.example/v1', undefined],
    ['openai', 'https://relay.example/v1/responses', 'openai-responses'],
    ['deepseek', 'https://relay.example/v1/responses', 'openai-responses'],
    ['deepseek', 'https://relay.example/models/m:generateContent', undefined],
  ])('takes of the formats that an address can name those that %s has: %s', (id, address, expected) => {
    expect(namedFormat(findProvider(id)!, address)).toBe(expected)
  })

  it('passes over a named format that has no codec', () => {
    expect(chooseEndpoint(findProvider('bedrock')!, hasCodec, { wireFormat: 'bedrock-converse' })).toBeUndefined()
    expect(chooseEndpoint(findProvider('cohere')!, hasCodec, { wireFormat: 'cohere' })?.wireFormat).toBe('openai-chat')
  })

  it('knows the addresses of other regions', () => {
    expect(choose('moonshot', 'https://api.moonshot.cn/anthropic')).toEqual(['anthropic-compatible', 'China'])
    expect(choose('moonshot', 'https://api.moonshot.cn/v1')).toEqual(['openai-chat', 'China'])
  })

  it('passes over what is no URL', () => {
    expect(choose('deepseek', 'api.deepseek.com/v1')).toEqual(['anthropic-compatible', null])
  })

  it.each(providers.map((provider) => [provider.id, provider] as const))(
    'finds every address of %s in its format, and stays with it once the address is normalised',
    (_id, provider) => {
      for (const endpoint of provider.endpoints) {
        const { wireFormat, baseUrl, template } = endpoint
        const url = baseUrl ?? template?.replaceAll(/\{[A-Z_]+\}/g, 'x')
        if (url === undefined || !hasCodec(wireFormat)) continue
        const chosen = chooseEndpoint(provider, hasCodec, { baseUrl: url })!
        // The beginning of another address means that one.
        if (chosen.baseUrl?.startsWith(url)) continue
        expect(chosen.wireFormat).toBe(wireFormat)
        const normal = normaliseBaseUrl(url, wireFormat)
        expect(normal.ok && chooseEndpoint(provider, hasCodec, { baseUrl: normal.value })).toBe(chosen)
      }
    },
  )

  describe('for a model', () => {
    const openai = findProvider('openai')!
    const provider = {
      ...openai,
      endpoints: openai.endpoints.map((endpoint) =>
        endpoint.wireFormat === 'openai-responses' ? { ...endpoint, models: '^(o\\d|gpt-[5-9])' } : endpoint,
      ),
    }
    const chosen = (wanted: Wanted) =>
      chooseEndpoint(provider, (format) => hasCodec(format) || format === 'openai-responses', wanted)?.wireFormat

    it('prefers the endpoint that is there for it', () => {
      expect(chosen({ model: 'gpt-5.5' })).toBe('openai-responses')
      expect(chosen({ model: 'O3' })).toBe('openai-responses')
      expect(chosen({ model: 'gpt-4.1' })).toBe('openai-chat')
      expect(chosen({})).toBe('openai-chat')
    })

    it("speaks Chat Completions with other hosts, and Responses at the provider's own address", () => {
      expect(chosen({ model: 'gpt-5.5', baseUrl: 'http://localhost:1234/v1' })).toBe('openai-chat')
      expect(chosen({ model: 'gpt-5.5', baseUrl: 'https://api.openai.com/v1' })).toBe('openai-responses')
    })

    it('heeds a format that the user has named', () => {
      expect(chosen({ model: 'gpt-5.5', wireFormat: 'openai-chat' })).toBe('openai-chat')
      expect(chosen({ model: 'gpt-4.1', wireFormat: 'openai-responses' })).toBe('openai-responses')
      const wanted = { model: 'x', wireFormat: 'openai-responses', baseUrl: 'http://localhost:1/v1' } as const
      expect(chosen(wanted)).toBe('openai-responses')
      const any = chooseEndpoint(findProvider('ollama')!, () => true, wanted)
      expect(any).toMatchObject({ wireFormat: 'openai-responses', authentication: 'bearer' })
    })
  })
})
