import { describe, expect, it } from 'vitest'
import { cleanKey, foreignOwner, isPossibleKey } from './pasted-key.ts'

describe('cleanKey', () => {
  it.each([' sk-1\r\n', '"sk-1"', "'sk-1'", ' "sk-1" ', '`sk-1`', '“sk-1”'])(
    'takes what copying brought along off %j',
    (pasted) => {
      expect(cleanKey(pasted)).toBe('sk-1')
    },
  )
})

describe('isPossibleKey', () => {
  it.each(['sk 1', 'sk-1\nsk-2', 'schlüssel', '密钥', ''])('refuses %j', (text) => {
    expect(isPossibleKey(text)).toBe(false)
  })
})

describe('foreignOwner', () => {
  it.each([
    ['sk-ant-api03-x', 'openai', '', 'anthropic'],
    ['gsk_x', 'xai', '', 'groq'],
    ['sk-or-v1-x', 'openrouter', '', null],
    ['sk-0123', 'groq', '', null],
    ['sk-ant-api03-x', 'custom_anthropic', 'https://relay.example', null],
    ['sk-ant-api03-x', 'litellm_proxy', '', null],
  ])('knows of %s for %s at "%s": %s', (key, provider, baseUrl, owner) => {
    expect(foreignOwner(key, { provider, baseUrl })).toBe(owner)
  })

  it('says nothing before a provider is chosen', () => {
    expect(foreignOwner('gsk_x', { provider: null, baseUrl: '' })).toBeNull()
  })
})
