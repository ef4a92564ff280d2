import { describe, expect, it } from 'vitest'
import { describeProvider, providerChoices } from './providers.ts'

describe('providers in the window', () => {
  it('are those that a key or the credentials of Google Cloud open', () => {
    const ids = providerChoices.map(({ id }) => id)
    expect(ids).toContain('openai')
    expect(ids).toContain('ollama')
    expect(ids).toContain('vertex')
    expect(ids).not.toContain('bedrock')
    expect(ids).not.toContain('sagemaker_chat')
  })

  it('show what an address looks like that only the user knows', () => {
    expect(describeProvider('azure').needsBaseUrl).toBe(true)
    expect(describeProvider('azure').address).toContain('{')
    expect(describeProvider('vertex').address).toBe('us-central1-aiplatform.googleapis.com')
    expect(describeProvider('openai')).toMatchObject({ needsBaseUrl: false, address: 'api.openai.com' })
  })

  it('keep their id for a name where the catalogue has lost them', () => {
    expect(describeProvider('gone')).toMatchObject({ id: 'gone', name: 'gone', hue: null })
  })
})
