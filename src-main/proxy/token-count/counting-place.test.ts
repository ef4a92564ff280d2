import { describe, expect, it } from 'vitest'
import { findProvider, type WireFormat } from '../../../shared/providers/index.ts'
import { countingPlace } from './counting-place.ts'

function placeOf(id: string, wireFormat: WireFormat, baseUrl?: string, region: string | null = null): string | null {
  const provider = findProvider(id)!
  const endpoint = provider.endpoints.find((own) => own.wireFormat === wireFormat && own.region === region)!
  const place = countingPlace({
    connection: 'c',
    provider,
    endpoint,
    wireFormat,
    baseUrl: baseUrl ?? endpoint.baseUrl!,
    isOwnHost: baseUrl === undefined,
    keys: [],
    keyVariables: [],
  })
  return place === null ? null : `${place.endpoint.wireFormat} ${place.baseUrl}`
}

describe('countingPlace', () => {
  it('is the endpoint itself where it counts', () => {
    expect(placeOf('hosted_vllm', 'anthropic-compatible')).toBe('anthropic-compatible http://localhost:8000')
    expect(placeOf('moonshot', 'openai-chat')).toBe('openai-chat https://api.moonshot.ai/v1')
    expect(placeOf('custom_anthropic', 'anthropic-compatible', 'https://own.example/x')).toBe(
      'anthropic-compatible https://own.example/x',
    )
  })

  it('is another endpoint of the same server where only that counts', () => {
    expect(placeOf('hosted_vllm', 'openai-chat')).toBe('anthropic-compatible http://localhost:8000')
    expect(placeOf('hosted_vllm', 'openai-chat', 'http://gpu:9000/relay/v1')).toBe(
      'anthropic-compatible http://gpu:9000/relay',
    )
    expect(placeOf('moonshot', 'anthropic-compatible')).toBe('openai-chat https://api.moonshot.ai/v1')
    expect(placeOf('moonshot', 'anthropic-compatible', undefined, 'China')).toBe(
      'openai-chat https://api.moonshot.cn/v1',
    )
  })

  it('is nowhere where nothing is known to count, or the address has another form', () => {
    expect(placeOf('ollama', 'anthropic-compatible')).toBeNull()
    expect(placeOf('openai', 'openai-chat')).toBeNull()
    expect(placeOf('hosted_vllm', 'openai-chat', 'http://gpu:9000/openai')).toBeNull()
    expect(placeOf('hosted_vllm', 'openai-chat', 'http://v1')).toBeNull()
  })

  it('never leaves the host of the base URL', () => {
    const own = 'https://relay.example/anthropic'
    expect(placeOf('moonshot', 'anthropic-compatible', own)).toBe('openai-chat https://relay.example/v1')
  })
})
