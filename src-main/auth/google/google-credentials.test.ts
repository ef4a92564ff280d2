import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gcpMetadata } from 'google-auth-library'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { CredentialsError } from '../credentials.ts'
import { accounts, startFakeGoogle, type FakeGoogle } from '../testing/fake-google.ts'
import { createGoogleCredentials } from './google-credentials.ts'
import type { GoogleVariables } from './read-account.ts'

const template = 'https://europe-west4-aiplatform.googleapis.com/v1/projects/{VERTEX_PROJECT_ID}/locations/europe-west4'

let google: FakeGoogle
let directory: string

beforeEach(async () => {
  google = await startFakeGoogle()
  directory = await mkdtemp(join(tmpdir(), 'google-'))
  const made = directory
  onTestFinished(() => rm(made, { recursive: true }))
  // No machine of Google's, unless a test says so.
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none')
  gcpMetadata.resetIsAvailableCache()
  onTestFinished(() => void vi.unstubAllEnvs())
})

function onGoogleMachine() {
  vi.stubEnv('METADATA_SERVER_DETECTION', 'ping-only')
  vi.stubEnv('GCE_METADATA_HOST', new URL(google.url).host)
}

async function write(name: string, content: object | string): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function credentials(credentialsFile?: string, variables: GoogleVariables = {}) {
  return createGoogleCredentials({
    credentialsFile,
    variables: { CLOUDSDK_CONFIG: join(directory, 'gcloud-is-not-here'), ...variables },
    fetch: google.fetch,
  })
}

/** The sentence that says why there is no token. */
async function refusal(promise: Promise<unknown>): Promise<CredentialsError> {
  const error: unknown = await promise.then(
    () => new Error('It was let in.'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof CredentialsError)) throw error
  expect(error.message).toMatch(/^[^\n]+\.$/)
  for (const secret of [accounts.user.refresh_token, accounts.user.client_secret, 'PRIVATE KEY', ...google.issued]) {
    expect(error.message).not.toContain(secret)
  }
  return error
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

describe('signs in', () => {
  it('with the key of a service account, which also names the project', async () => {
    const { headers, complete } = credentials(await write('key.json', accounts.service))
    expect(await headers()).toEqual({ authorization: `Bearer ${google.issued[0]}` })
    expect(await complete?.(template)).toContain('/projects/service-project/')
  })

  it('as the user that gcloud signed in, with the project that pays', async () => {
    await write('application_default_credentials.json', accounts.user)
    const { headers, complete } = credentials(undefined, { CLOUDSDK_CONFIG: directory })
    expect(await headers()).toEqual({
      authorization: `Bearer ${google.issued[0]}`,
      'x-goog-user-project': 'quota-project',
    })
    expect(await complete?.(template)).toContain('/projects/quota-project/')
  })

  it('as a workload of another provider, through the token service', async () => {
    const subject = await write('subject', 'token-of-the-ci')
    const { headers } = credentials(await write('external.json', accounts.external(google.url, subject)))
    expect(await headers()).toEqual({ authorization: `Bearer ${google.issued[0]}` })
  })

  it("as a machine of Google's, by its metadata server", async () => {
    onGoogleMachine()
    const { headers, complete } = credentials()
    expect(await headers()).toEqual({ authorization: `Bearer ${google.issued[0]}` })
    expect(await complete?.(template)).toContain('/projects/machine-project/')
  })

  it('with the file of the connection before that of the environment, and with that before what gcloud left', async () => {
    await write('application_default_credentials.json', 'not asked')
    const variables = { CLOUDSDK_CONFIG: directory, GOOGLE_APPLICATION_CREDENTIALS: join(directory, 'not-asked.json') }
    const key = await write('key.json', accounts.service)
    expect(await credentials(key, variables).headers()).toHaveProperty('authorization')
    const named = { ...variables, GOOGLE_APPLICATION_CREDENTIALS: key }
    expect(await credentials(undefined, named).headers()).toHaveProperty('authorization')
  })

  it('once for many requests, and anew when a token was refused', async () => {
    const { headers, discard } = credentials(await write('key.json', accounts.service))
    const [first] = await Promise.all([headers(), headers(), headers()])
    expect(google.issued).toHaveLength(1)
    discard(first)
    await headers()
    expect(google.issued).toHaveLength(2)
  })

  it('after a new sign-in, without a restart', async () => {
    const path = await write('adc.json', { ...accounts.user, refresh_token: 'revoked' })
    const { headers } = credentials(path)
    await refusal(headers())
    await write('adc.json', accounts.user)
    expect(await headers()).toHaveProperty('authorization')
  })
})

describe('says in one sentence what to do', () => {
  it('where nothing was set up', async () => {
    const { message } = await refusal(credentials().headers())
    expect(message).toMatch(
      /^No Google credentials were found: run "gcloud auth application-default login", or set GOOG/,
    )
  })

  it('where the file is not there', async () => {
    const { message } = await refusal(credentials(join(directory, 'gone.json')).headers())
    expect(message).toMatch(
      /There is no file of Google credentials at .*gone\.json; correct GOOGLE_APPLICATION_CREDENT/,
    )
  })

  it.each([
    ['no JSON', '{"type": "service_account",', 'is not valid JSON'],
    ['something else', { installed: { client_id: 'x' } }, 'holds no kind of credentials that FreeCC knows'],
    ['half a key', { type: 'service_account', client_email: 'a@b' }, 'lacks "private_key"'],
  ])('where the file holds %s', async (_, content, problem) => {
    const { message } = await refusal(credentials(await write('key.json', content)).headers())
    expect(message).toContain(problem)
    expect(message).toContain('gcloud auth application-default login')
  })

  it('where the sign-in has expired', async () => {
    const path = await write('adc.json', { ...accounts.user, refresh_token: 'revoked' })
    const { message, isPassing } = await refusal(credentials(path).headers())
    expect(message).toBe(
      'Google accepts the stored sign-in no more (invalid_grant); run "gcloud auth application-default login" again.',
    )
    expect(isPassing).toBe(false)
  })

  it('where the key of a service account was deleted', async () => {
    google.refuseWith = { status: 400, body: { error: 'invalid_grant', error_description: 'secret story' } }
    const { message } = await refusal(credentials(await write('key.json', accounts.service)).headers())
    expect(message).toMatch(/refuses the service account's key \(invalid_grant\).*GOOGLE_APPLICATION_CREDENTIALS/)
    expect(message).not.toContain('story')
  })

  it('where the key is no key', async () => {
    const path = await write('key.json', { ...accounts.service, private_key: 'PRIVATE KEY' })
    expect((await refusal(credentials(path).headers())).message).toContain("refuses the service account's key")
  })

  it('where the token from outside is not accepted, or not there', async () => {
    const subject = await write('subject', 'of somebody else')
    const refused = credentials(await write('external.json', accounts.external(google.url, subject)))
    expect((await refusal(refused.headers())).message).toMatch(/identity from outside \(invalid_grant\)/)
    const gone = join(directory, 'gone')
    const missing = credentials(await write('external.json', accounts.external(google.url, gone)))
    expect((await refusal(missing.headers())).message).toContain('where it takes its token from')
  })

  it('where a machine has no account', async () => {
    onGoogleMachine()
    google.refuseWith = { status: 404, body: {} }
    expect((await refusal(credentials().headers())).message).toContain('gives no token (status 404)')
  })

  it('where the token server fails or cannot be reached, which may pass', async () => {
    const credentialsFile = await write('key.json', accounts.service)
    google.refuseWith = { status: 403, body: {} }
    expect(await refusal(credentials(credentialsFile).headers())).toMatchObject({ isPassing: false })
    const unreachable = createGoogleCredentials({
      credentialsFile,
      variables: {},
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: systemError('ENOTFOUND') })),
    })
    const { message, isPassing } = await refusal(unreachable.headers())
    expect(message).toBe("Google's token server could not be reached (ENOTFOUND); check the network.")
    expect(isPassing).toBe(true)
  })

  it('where nobody names the project', async () => {
    const { quota_project_id: _, ...user } = accounts.user
    const { complete } = credentials(await write('adc.json', user))
    expect((await refusal(complete?.(template) ?? Promise.resolve())).message).toContain('set VERTEX_PROJECT_ID')
  })
})
