import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import type { Connection } from '../../../shared/settings.ts'
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

describe('where Vertex AI lists the models of a publisher', () => {
  const vertex = findProvider('vertex')!
  const listOf = (wireFormat: string, google: object, baseUrl?: string) => {
    const connection = { id: 'vertex', provider: 'vertex', keys: [], google, ...(baseUrl !== undefined && { baseUrl }) }
    const endpoint = vertex.endpoints.find((candidate) => candidate.wireFormat === wireFormat)!
    return upstreamPlace(connection as Connection, vertex, endpoint, 'some-model')?.modelsUrl
  }

  it('is beside the projects, at the host of the location', () => {
    const google = { projectId: 'mine', location: 'europe-west1' }
    const host = 'https://europe-west1-aiplatform.googleapis.com'
    expect(listOf('gemini', google)).toBe(`${host}/v1beta1/publishers/google/models?pageSize=1000`)
    expect(listOf('anthropic-vertex', google)).toBe(`${host}/v1beta1/publishers/anthropic/models?pageSize=1000`)
    expect(listOf('gemini', { location: 'global' })).toMatch(/^https:\/\/aiplatform\.googleapis\.com\/v1beta1\//)
  })

  it('is nowhere for partners, and not known behind an address of the user’s', () => {
    expect(listOf('openai-chat', { location: 'global' })).toBeUndefined()
    expect(listOf('gemini', { location: 'global' }, 'https://gateway.example/v1')).toBeUndefined()
  })
})
