import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { providers } from '../../shared/providers/index.ts'
import { tiers } from '../../shared/tiers.ts'
import { parseEnvFile } from './env-file.ts'
import { readEnvironmentSettings } from './environment-settings.ts'
import { tierVariable, tierVariableNames } from './tier-variable.ts'

const example = readFile(join(import.meta.dirname, '..', '..', '.env.example'))

it('documents every setting, and nothing that is none', async () => {
  const named = Object.keys(parseEnvFile(await example))
  const ofTiers = tiers.flatMap((tier) => tierVariableNames.map((what) => tierVariable(tier, what)))
  const globals = ['OPENAI', 'GEMINI', 'XAI', 'ANTHROPIC', 'AZURE'].flatMap((name) => [
    `${name}_API_KEY`,
    `${name}_API_BASE`,
  ])
  const others = [
    ...['AZURE_API_VERSION', 'AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
    ...['VERTEX_PROJECT_ID', 'VERTEX_LOCATION', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ...['FILE_LOG_LEVEL', 'CONSOLE_LOG_LEVEL', 'LOG_REQUEST_BODY', 'LOG_RESPONSE_BODY'],
    ...['FREECC_REFRESH_MODELS', 'FREECC_MODELS_URL'],
    ...['FREECC_HOST', 'FREECC_PORT', 'FREECC_TOKEN'],
  ]
  expect(named.sort()).toEqual([...ofTiers, ...globals, ...others].sort())
  const read = providers.flatMap(({ keyVariables, baseUrlVariables }) => [...keyVariables, ...baseUrlVariables])
  expect(read).toEqual(expect.arrayContaining(globals))
})

it('changes nothing but the model of SMALL when copied as it is', async () => {
  const copied = readEnvironmentSettings(parseEnvFile(await example))
  const byDefault = readEnvironmentSettings({})
  expect(copied.problems).toEqual([])
  expect(copied.settings).toEqual({
    ...byDefault.settings,
    routes: { ...byDefault.settings.routes, small: [{ connection: 'openai', model: 'gpt-4.1-mini' }] },
  })
})
