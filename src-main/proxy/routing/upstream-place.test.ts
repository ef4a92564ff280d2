import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { upstreamPlace } from './upstream-place.ts'

function placeOf(id: string, baseUrl?: string) {
  const provider = findProvider(id)!
  const connection = { id, provider: id, keys: [], ...(baseUrl !== undefined && { baseUrl }) }
  return upstreamPlace(connection, provider, provider.endpoints[0]!, 'gpt-5.5')
}

describe('the host that encrypted reasoning is for alone', () => {
  it.each([
    ['openai', undefined],
    ['openai', 'https://api.openai.com/v1'],
    ['vertex', undefined],
    ['vertex', 'https://europe-west1-aiplatform.googleapis.com/v1'],
  ])('57: is none where %s is at its own address: %s', (id, baseUrl) => {
    expect(placeOf(id, baseUrl)).not.toHaveProperty('resource')
  })

  it.each([
    ['openai', 'http://127.0.0.1:8080/v1', '127.0.0.1:8080'],
    ['azure', 'https://one.openai.azure.com', 'one.openai.azure.com'],
    ['vertex', 'https://gateway.example/v1', 'gateway.example'],
  ])('57: is that of a server or resource of the user’s: %s at %s', (id, baseUrl, resource) => {
    expect(placeOf(id, baseUrl)).toMatchObject({ resource })
  })
})
