import { describe, expect, it } from 'vitest'
import { completeRow } from './complete-row.ts'

const endpoints = { 'openai-chat': 'https://api.example/v1' }

describe('completeRow', () => {
  it('names the variables after the id', () => {
    expect(completeRow('nano-gpt', { name: 'Nano', endpoints })).toMatchObject({
      keyVariables: ['NANO_GPT_API_KEY'],
      baseUrlVariables: ['NANO_GPT_API_BASE'],
    })
  })

  it('fills in the ordinary provider: a bearer token, a model list, quirks that suit any compatible server', () => {
    const provider = completeRow('example', { name: 'Example', endpoints })
    expect(provider).toMatchObject({ authentication: 'bearer', signIn: 'api-key', isLocal: false, headers: {} })
    expect(provider.endpoints).toEqual([
      {
        wireFormat: 'openai-chat',
        baseUrl: 'https://api.example/v1',
        template: null,
        region: null,
        authentication: 'bearer',
        models: null,
        modelsPath: '/models',
        countsTokens: false,
      },
    ])
    expect(provider.quirks).toContain('one-leading-system')
  })

  it('keeps the order of the endpoints, regions last', () => {
    const provider = completeRow('example', {
      name: 'Example',
      endpoints: { 'anthropic-compatible': 'https://api.example', ...endpoints },
      regions: { China: { 'openai-chat': 'https://api.example.cn/v1' } },
    })
    expect(provider.endpoints.map(({ wireFormat, region }) => [wireFormat, region])).toEqual([
      ['anthropic-compatible', null],
      ['openai-chat', null],
      ['openai-chat', 'China'],
    ])
  })

  it('takes a base URL with a gap for a form to fill in', () => {
    const template = 'https://{ACCOUNT}.example/v1'
    const [endpoint] = completeRow('example', { name: 'Example', endpoints: { 'openai-chat': template } }).endpoints
    expect(endpoint).toMatchObject({ baseUrl: null, template })
  })

  it('lets an endpoint differ in its header and its model list', () => {
    const row = { baseUrl: 'https://api.example', authentication: 'x-api-key', modelsPath: null } as const
    const provider = completeRow('example', { name: 'Example', endpoints: { anthropic: row } })
    expect(provider.endpoints[0]).toMatchObject(row)
    expect(provider.authentication).toBe('bearer')
  })

  it('gives every id a colour of its own that stays, and local servers grey', () => {
    const hue = (id: string, isLocal = false) => completeRow(id, { name: id, endpoints, isLocal }).hue
    expect(hue('groq')).toBe(hue('groq'))
    expect(hue('groq')).not.toBe(hue('cerebras'))
    expect(hue('ollama', true)).toBeNull()
    expect(completeRow('groq', { name: 'Groq', endpoints, hue: 35 }).hue).toBe(35)
  })
})
