import { describe, expect, it } from 'vitest'
import { findProvider } from '../../../shared/providers/index.ts'
import { defaultSettings, type Connection } from '../../../shared/settings.ts'
import { buildRoutingTable } from './routing-table.ts'

function upstreamOf(model: string, more: Partial<Connection> = {}) {
  const connection: Connection = { id: 'vertex', provider: 'vertex', keys: [], ...more }
  const settings = { connections: [connection], routes: defaultSettings.routes } as never
  const credentials = { headers: () => Promise.resolve({}), discard: () => {} }
  const table = buildRoutingTable(settings, { readKey: () => undefined, credentialsFor: () => credentials })
  const option = table.direct(findProvider('vertex')!, model)
  if (!option.usable) throw new Error(option.problem)
  return option.upstream
}

const at = (location: string) => ({ google: { projectId: 'p', location } })

describe('the base URL of Vertex AI', () => {
  it.each([
    ['us-central1', 'https://us-central1-aiplatform.googleapis.com'],
    ['global', 'https://aiplatform.googleapis.com'],
    ['eu', 'https://aiplatform.eu.rep.googleapis.com'],
    ['us', 'https://aiplatform.us.rep.googleapis.com'],
  ])('is at the host of %s', (location, host) => {
    expect(upstreamOf('claude-opus-4-6', at(location)).baseUrl).toBe(
      `${host}/v1/projects/p/locations/${location}/publishers/anthropic`,
    )
  })

  it.each([
    ['gemini-2.5-pro', 'gemini', '/publishers/google'],
    ['claude-sonnet-4-5@20250929', 'anthropic-vertex', '/publishers/anthropic'],
    ['meta/llama-4-maverick-17b-128e-instruct-maas', 'openai-chat', '/endpoints/openapi'],
    ['google/gemini-2.5-pro', 'openai-chat', '/endpoints/openapi'],
  ])('and the format are those of the model %s', (model, wireFormat, end) => {
    const upstream = upstreamOf(model, at('global'))
    expect(upstream.wireFormat).toBe(wireFormat)
    expect(upstream.baseUrl).toBe(`https://aiplatform.googleapis.com/v1/projects/p/locations/global${end}`)
    expect(upstream.isOwnHost).toBe(true)
  })

  it('leaves the project open where the settings do not name it', () => {
    expect(upstreamOf('gemini-2.5-pro').baseUrl).toBe(
      'https://us-central1-aiplatform.googleapis.com/v1/projects/{VERTEX_PROJECT_ID}/locations/us-central1/publishers/google',
    )
  })

  it("begins with the user's own, which serves all models", () => {
    for (const [model, end] of [
      ['claude-opus-4-6', 'publishers/anthropic'],
      ['gemini-2.5-pro', 'publishers/google'],
      ['openai/gpt-oss-120b-maas', 'endpoints/openapi'],
    ] as const) {
      const upstream = upstreamOf(model, { ...at('eu'), baseUrl: 'https://gateway.example/vertex/v1' })
      expect(upstream.baseUrl).toBe(`https://gateway.example/vertex/v1/projects/p/locations/eu/${end}`)
      expect(upstream.isOwnHost).toBe(false)
    }
  })

  it('can say itself which project and location are meant', () => {
    const baseUrl = 'https://us-east5-aiplatform.googleapis.com/v1/projects/mine/locations/us-east5'
    const upstream = upstreamOf('claude-opus-4-6', { ...at('eu'), baseUrl })
    expect(upstream.baseUrl).toBe(`${baseUrl}/publishers/anthropic`)
    expect(upstream.isOwnHost).toBe(true)
  })
})
