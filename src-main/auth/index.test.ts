import { describe, expect, it } from 'vitest'
import { findProvider } from '../../shared/providers/index.ts'
import { CredentialsError } from './credentials.ts'
import { createCredentialsFor } from './index.ts'

const named = { AZURE_AD_TOKEN: 'token-canary', GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/canary.json' }

/** What signing in at an address comes to. */
async function signInAt(id: string, baseUrl: string, variables: Readonly<Record<string, string>> = named) {
  const credentials = createCredentialsFor(variables)({ id, provider: id, baseUrl, keys: [] }, findProvider(id)!)
  return credentials?.headers().catch((error: unknown) => {
    if (error instanceof CredentialsError) return error.message
    throw error
  })
}

describe('a token', () => {
  it.each([
    [
      'azure',
      'https://gateway.example',
      /^This machine's Azure sign-in is not sent to gateway\.example; set a key, AZURE_/,
    ],
    [
      'azure',
      'https://one.cloudapp.azure.com',
      /not sent to one\.cloudapp\.azure\.com; set a key, AZURE_CLIENT_SECRET or/,
    ],
    ['azure', 'https://one.openai.azure.com.example', /not sent to one\.openai\.azure\.com\.example/],
    ['vertex', 'https://gateway.example/v1', /not sent to gateway\.example; set GOOGLE_APPLICATION_CREDENTIALS/],
    ['vertex', 'https://googleapis.com.example/v1', /not sent to googleapis\.com\.example/],
    ['vertex', 'http://aiplatform.googleapis.com/v1', /sent over https only; change the base URL at aiplatform/],
  ])('of whoever is signed in here does not go from %s to %s', async (id, baseUrl, sentence) => {
    expect(await signInAt(id, baseUrl, {})).toMatch(sentence)
  })

  it.each(['https://gateway.example', 'https://one.openai.azure.com', 'https://one.services.ai.azure.com'])(
    'of an account that was named goes to %s',
    async (baseUrl) => {
      expect(await signInAt('azure', baseUrl)).toEqual({ authorization: 'Bearer token-canary' })
    },
  )

  it.each(['http://gateway.example', 'http://one.openai.azure.com'])('goes to nobody in the clear: %s', async (url) => {
    expect(await signInAt('azure', url)).toMatch(/over https only/)
  })

  it.each(['https://gateway.example/v1', 'https://aiplatform.googleapis.com/v1', 'http://127.0.0.1:9/v1'])(
    'of Google is looked for in the file that was named, for %s',
    async (baseUrl) => {
      expect(await signInAt('vertex', baseUrl)).toMatch(/^There is no file of Google credentials at/)
    },
  )

  it('of Azure is of no use to a server on this machine', async () => {
    expect(await signInAt('azure', 'http://127.0.0.1:9')).toBeUndefined()
  })
})
