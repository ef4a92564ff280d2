import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { CredentialsError } from '../credentials.ts'
import { application, installFakeCli, startFakeAzure, type FakeAzure } from '../testing/fake-azure.ts'
import type { AzureVariables } from './azure-account.ts'
import { createAzureCredentials } from './azure-credentials.ts'

let azure: FakeAzure
let folder: string

beforeEach(async () => {
  azure = await startFakeAzure()
  folder = await mkdtemp(join(tmpdir(), 'azure-'))
  const made = folder
  onTestFinished(() => rm(made, { recursive: true }))
  // No programs but those of a test, and no machine of Azure's unless a test says so.
  vi.stubEnv('PATH', folder)
  vi.stubEnv('HOME', folder)
  vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'dev')
  onTestFinished(() => void vi.unstubAllEnvs())
})

function onMachineOfAzure() {
  vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'prod')
  vi.stubEnv('AZURE_POD_IDENTITY_AUTHORITY_HOST', azure.url)
}

function credentials(variables: AzureVariables = {}) {
  return createAzureCredentials({ variables, policies: azure.policies })
}

/** The sentence that says why there is no token. */
async function refusal(variables: AzureVariables = {}): Promise<CredentialsError> {
  const error: unknown = await credentials(variables)
    .headers()
    .then(
      () => null,
      (reason: unknown) => reason,
    )
  if (!(error instanceof CredentialsError)) throw new Error(`No CredentialsError but ${String(error)}`)
  expect(error.message).not.toMatch(/secret-of|eyJ|\n/)
  return error
}

function tokenEnding(secondsFromNow: number): string {
  const claims = { exp: Math.floor(Date.now() / 1000) + secondsFromNow }
  return `eyJ0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`
}

describe('gets a token', () => {
  it("with an application's secret, once for many requests", async () => {
    const { headers } = credentials(application)
    const all = await Promise.all(Array.from({ length: 20 }, headers))
    expect(azure.issued).toHaveLength(1)
    for (const one of all) expect(one).toEqual({ authorization: `Bearer ${azure.issued[0]}` })
  })

  it('anew, where the one that was kept has been refused', async () => {
    const { headers, discard } = credentials(application)
    const refused = await headers()
    discard(refused)
    expect(await headers()).not.toEqual(refused)
    expect(azure.issued).toHaveLength(2)
  })

  it('of the machine that it runs on', async () => {
    onMachineOfAzure()
    expect(await credentials().headers()).toEqual({ authorization: `Bearer ${azure.issued[0]}` })
  })

  it('of whoever is signed in with the Azure CLI', async () => {
    await installFakeCli(folder, { token: 'eyJ0.of-the.cli' })
    expect(await credentials().headers()).toEqual({ authorization: 'Bearer eyJ0.of-the.cli' })
  })

  it('from AZURE_AD_TOKEN, before all else', async () => {
    const token = tokenEnding(600)
    expect(await credentials({ ...application, AZURE_AD_TOKEN: token }).headers()).toEqual({
      authorization: `Bearer ${token}`,
    })
    expect(await credentials({ AZURE_AD_TOKEN: 'opaque' }).headers()).toEqual({ authorization: 'Bearer opaque' })
    expect(azure.issued).toEqual([])
  })
})

describe('says in one sentence why there is none', () => {
  it('where nobody is signed in', async () => {
    const expected =
      'This machine is not signed in to Azure: set AZURE_API_KEY, or AZURE_TENANT_ID, AZURE_CLIENT_ID and ' +
      'AZURE_CLIENT_SECRET, or run "az login".'
    expect((await refusal()).message).toBe(expected)
    await installFakeCli(folder, { error: "ERROR: Please run 'az login' to setup account." })
    expect((await refusal()).message).toBe(expected)
  })

  it("where the CLI's sign-in is over", async () => {
    await installFakeCli(folder, { error: 'ERROR: AADSTS700082: The refresh token has expired due to inactivity.' })
    expect((await refusal()).message).toBe(
      'Azure accepts this machine\'s sign-in no more (AADSTS700082); run "az login" again.',
    )
  })

  it.each([
    ['7000222', 'The secret in AZURE_CLIENT_SECRET has expired'],
    ['7000215', "set it to the secret's value, not to its id"],
    ['700016', 'The tenant has no application AZURE_CLIENT_ID'],
    ['90002', 'check AZURE_TENANT_ID'],
    ['53003', 'Microsoft Entra ID refuses the application (AADSTS53003)'],
  ])('where the application is refused with AADSTS%s', async (code, words) => {
    const description = `AADSTS${code}: no, secret-of-the-application. Trace ID: 1\r\nTimestamp: 2`
    const body = { error: 'invalid_client', error_description: description, error_codes: [Number(code)] }
    azure.refuseWith = { status: 401, body }
    const { message, isPassing } = await refusal(application)
    expect(message).toContain(words)
    expect(isPassing).toBe(false)
  })

  it('where a part of the application is missing', async () => {
    const { AZURE_TENANT_ID: _, ...others } = application
    expect((await refusal(others)).message).toBe(
      'AZURE_CLIENT_SECRET is set, but not AZURE_TENANT_ID; set all three, or none.',
    )
  })

  it('where AZURE_AD_TOKEN is over', async () => {
    expect((await refusal({ AZURE_AD_TOKEN: tokenEnding(-5) })).message).toContain('AZURE_AD_TOKEN has expired')
  })

  it('where Microsoft Entra ID cannot be reached or fails, which may pass', async () => {
    azure.refuseWith = { status: 503, body: { error: 'temporarily_unavailable', error_description: 'Busy.' } }
    expect(await refusal(application)).toMatchObject({ isPassing: true })
  })
})
