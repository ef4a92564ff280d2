import { expect, it } from 'vitest'
import { readEnvironmentSettings } from './environment-settings.ts'

const base = {
  BIG_MODEL_PROVIDER: 'azure',
  BIG_MODEL_NAME: 'my-gpt',
  AZURE_API_BASE: 'https://res.openai.azure.com',
  AZURE_API_KEY: 'key',
}

it('147: says what a deployment is with BIG_MODEL_BASE_MODEL, also for SMALL where it asks the same one', () => {
  const { settings, problems } = readEnvironmentSettings({ ...base, BIG_MODEL_BASE_MODEL: 'gpt-5.5' })
  const target = { connection: 'azure', model: 'my-gpt', baseModel: 'gpt-5.5' }
  expect(settings.routes).toEqual({ big: [target], small: [target], opus: [], fable: [] })
  expect(problems).toEqual([])
  const other = readEnvironmentSettings({ ...base, BIG_MODEL_BASE_MODEL: 'gpt-5.5', SMALL_MODEL_NAME: 'my-mini' })
  expect(other.settings.routes.small).toEqual([{ connection: 'azure', model: 'my-mini' }])
})

it('takes the version of the API into the connection', () => {
  const connection = (more: Record<string, string>) =>
    readEnvironmentSettings({ ...base, ...more }).settings.connections[0]
  expect(connection({ AZURE_API_VERSION: '2024-10-21' })).toMatchObject({
    baseUrl: 'https://res.openai.azure.com',
    azure: { apiVersion: '2024-10-21', api: 'deployments' },
  })
  for (const version of ['v1', 'preview', 'Latest', '']) {
    expect(connection({ AZURE_API_VERSION: version })).not.toHaveProperty('azure')
  }
})

it('says in one sentence what a version looks like, and hides the value', () => {
  const { problems } = readEnvironmentSettings({ ...base, AZURE_API_VERSION: 'hunter2' })
  expect(problems).toEqual([
    'AZURE_API_VERSION must be a date such as 2024-10-21 or 2025-04-01-preview, or v1; v1 is used.',
  ])
})

it('keeps the secrets of a sign-in out of the log', () => {
  const { secrets } = readEnvironmentSettings({ AZURE_CLIENT_SECRET: 'one-secret', AZURE_AD_TOKEN: 'a-token' })
  expect(secrets).toEqual(['one-secret', 'a-token'])
})
