import { describe, expect, it } from 'vitest'
import { checkDraft, keyStatusOf } from './route-draft.ts'

const good = { provider: 'openai', model: 'gpt-4.1', baseUrl: '' }

describe('checkDraft', () => {
  it.each(['', 'https://api.example.com/v1', 'http://localhost:11434', ' https://x.example/v1/chat/completions '])(
    'takes %j for a base URL',
    (baseUrl) => {
      expect(checkDraft({ ...good, baseUrl }).baseUrl).toBeNull()
    },
  )

  it.each([
    'localhost:11434',
    'ftp://x.example',
    'https://a b',
    'https://user:password@x.example',
    'https://x.example?a',
  ])('refuses %j as a base URL', (baseUrl) => {
    expect(checkDraft({ ...good, baseUrl }).baseUrl).toBe('models.badBaseUrl')
  })

  it('wants a base URL where the provider has none of its own', () => {
    expect(checkDraft({ ...good, provider: 'azure' }).baseUrl).toBe('models.enterBaseUrl')
    expect(checkDraft({ ...good, provider: 'azure', baseUrl: 'https://x.openai.azure.com' }).baseUrl).toBeNull()
  })

  it('wants a model name without blanks', () => {
    expect(checkDraft({ ...good, model: '  ' }).model).toBe('models.enterModel')
    expect(checkDraft({ ...good, model: 'gpt 4' }).model).toBe('models.modelHasSpaces')
  })
})

describe('keyStatusOf', () => {
  it.each([
    ['openai', '', 'missing'],
    ['openai', 'http://localhost:8000/v1', 'not-needed'],
    ['ollama', '', 'not-needed'],
    ['vertex', '', 'not-needed'],
  ])('knows of %s at "%s" that a key is %s before it is saved', (provider, baseUrl, state) => {
    expect(keyStatusOf({ ...good, provider, baseUrl }, null)).toEqual({ state })
  })
})
