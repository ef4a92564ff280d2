import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { CredentialsError } from '../credentials.ts'

/** The variables that say where credentials are, and nothing else. */
export type GoogleVariables = Readonly<Record<string, string | undefined>>

const quota = { quota_project_id: z.string().optional() }

/** What requests can be made for directly. What FreeCC looks at is checked, the rest is for Google's library. */
const ownAccount = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('service_account'),
    client_email: z.string(),
    private_key: z.string(),
    project_id: z.string().optional(),
    ...quota,
  }),
  z.looseObject({
    type: z.literal('authorized_user'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
    ...quota,
  }),
  z.looseObject({
    type: z.literal('external_account'),
    audience: z.string(),
    subject_token_type: z.string(),
    token_url: z.string(),
    credential_source: z.looseObject({ environment_id: z.string().optional(), executable: z.unknown().optional() }),
    ...quota,
  }),
  z.looseObject({
    type: z.literal('external_account_authorized_user'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
    token_url: z.string(),
    ...quota,
  }),
])

const accountSchema = z.discriminatedUnion('type', [
  ...ownAccount.options,
  z.looseObject({
    type: z.literal('impersonated_service_account'),
    service_account_impersonation_url: z.string(),
    delegates: z.array(z.string()).optional(),
    source_credentials: ownAccount,
    ...quota,
  }),
])

export type GoogleAccount = z.output<typeof accountSchema>

/** Where a file of credentials is, and what in the settings says so; null where only gcloud put it there. */
interface Place {
  readonly path: string
  readonly setting: string | null
}

const setting = 'GOOGLE_APPLICATION_CREDENTIALS'

export const signInAdvice = `run "gcloud auth application-default login", or set ${setting} to the path of a service account's key file`

/**
 * The account that requests are made for, looked for where Google's tools look: the file that a setting names, then the
 * one that `gcloud` left. Null where there is none, so that only the metadata server of a machine of Google's is left.
 *
 * @see https://cloud.google.com/docs/authentication/application-default-credentials
 */
export async function readAccount(
  credentialsFile: string | undefined,
  variables: GoogleVariables,
): Promise<GoogleAccount | null> {
  const named = credentialsFile ?? variables[setting]
  const place = named ? { path: named, setting } : { path: gcloudFile(variables), setting: null }
  const text = await readPlace(place)
  return text === null ? null : parse(text, place)
}

function gcloudFile(variables: GoogleVariables): string {
  const directory =
    variables['CLOUDSDK_CONFIG'] ||
    (variables['APPDATA'] && process.platform === 'win32'
      ? join(variables['APPDATA'], 'gcloud')
      : join(variables['HOME'] || homedir(), '.config', 'gcloud'))
  return join(directory, 'application_default_credentials.json')
}

async function readPlace({ path, setting: name }: Place): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
    if (name === null && isMissing) return null
    throw new CredentialsError(
      isMissing
        ? `There is no file of Google credentials at ${path}; correct ${setting}, or leave it out and run "gcloud auth application-default login".`
        : `The file of Google credentials at ${path} cannot be read (${code}); let FreeCC read it, or ${signInAdvice}.`,
    )
  }
}

function parse(text: string, { path }: Place): GoogleAccount {
  const account = accountSchema.safeParse(parseJson(text))
  if (account.success) return account.data
  const [issue] = account.error.issues
  const field = issue?.path.join('.') ?? ''
  const problem =
    parseJson(text) === null
      ? 'is not valid JSON'
      : field === '' || field === 'type'
        ? 'holds no kind of credentials that FreeCC knows'
        : `lacks "${field}"`
  throw new CredentialsError(`The file of Google credentials at ${path} ${problem}; ${signInAdvice}.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
