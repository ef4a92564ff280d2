import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { authenticationHeaders } from './authentication.ts'

function headersOf(id: string, wireFormat: string, key: string | null = 'k') {
  const provider = findProvider(id)!
  const endpoint = provider.endpoints.find((candidate) => candidate.wireFormat === wireFormat)!
  return authenticationHeaders({ provider, endpoint }, key)
}

describe('authenticationHeaders', () => {
  it('carries the key as the endpoint wants it', () => {
    expect(headersOf('opencode-zen', 'openai-chat')).toEqual({ authorization: 'Bearer k' })
    expect(headersOf('opencode-zen', 'anthropic-compatible')).toEqual({ 'x-api-key': 'k' })
  })

  it("adds the provider's own headers", () => {
    expect(headersOf('sarvam', 'openai-chat')).toMatchObject({ 'api-subscription-key': 'k' })
    const provider = { ...findProvider('openai')!, headers: { 'X-Source': 'FreeCC', 'X-Key': '{key}' } }
    const endpoint = { ...provider.endpoints[0]!, authentication: 'none' as const }
    expect(authenticationHeaders({ provider, endpoint }, '$&')).toEqual({ 'x-source': 'FreeCC', 'x-key': '$&' })
  })

  it('sends nothing of a key where there is none', () => {
    expect(headersOf('ollama', 'openai-chat', null)).toEqual({})
    expect(headersOf('sarvam', 'openai-chat', null)).toEqual({})
  })
})
