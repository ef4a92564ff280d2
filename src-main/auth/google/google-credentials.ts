import { CredentialsError, type Credentials } from '../credentials.ts'
import { keepHeaders, type Token } from '../keep-headers.ts'
import { accountClient, scope, type GoogleLibrary } from './account-client.ts'
import { explainRefusal } from './explain-refusal.ts'
import { readAccount, signInAdvice, type GoogleAccount, type GoogleVariables } from './read-account.ts'

export interface GoogleCredentialsOptions {
  /** The file that the connection names. */
  readonly credentialsFile: string | undefined
  readonly variables: GoogleVariables
  /** How token servers are reached. */
  readonly fetch?: typeof fetch
}

/** What a token server may take. In ms. */
const patience = 10_000
/** For a token that does not say how long it lives. In ms. */
const usualLife = 3_600_000

const missingProject =
  'Google Vertex AI needs a project: set VERTEX_PROJECT_ID to the id of your Google Cloud project, ' +
  'as these credentials name none.'

/** The gap in a base URL where the account's project goes. */
export const projectGap = '{VERTEX_PROJECT_ID}'

/**
 * Google's application-default credentials. The file is read anew with each token, so that signing in again is enough
 * to mend an expired one.
 */
export function createGoogleCredentials({
  credentialsFile,
  variables,
  fetch: fetchImplementation = fetch,
}: GoogleCredentialsOptions): Credentials {
  const options = { transporterOptions: { fetchImplementation, timeout: patience } }

  async function fetchToken(): Promise<Token> {
    const account = await readAccount(credentialsFile, variables)
    const library = await import('google-auth-library')
    try {
      if (account === null) await expectMetadataServer(library)
      const client =
        account === null ? new library.Compute({ scopes: [scope] }) : accountClient(library, account, options)
      const headers = Object.fromEntries(await client.getRequestHeaders())
      return { headers, expiresAt: client.credentials.expiry_date ?? Date.now() + usualLife }
    } catch (error) {
      throw explainRefusal(error, account)
    }
  }

  return {
    ...keepHeaders(fetchToken),
    async complete(baseUrl) {
      if (!baseUrl.includes(projectGap)) return baseUrl
      const account = await readAccount(credentialsFile, variables)
      const project = account === null ? await projectOfMachine() : projectOf(account)
      if (project === undefined) throw new CredentialsError(missingProject)
      return baseUrl.replaceAll(projectGap, () => project)
    },
  }
}

async function expectMetadataServer({ gcpMetadata }: GoogleLibrary): Promise<void> {
  if (await gcpMetadata.isAvailable()) return
  throw new CredentialsError(`No Google credentials were found: ${signInAdvice}.`)
}

function projectOf(account: GoogleAccount): string | undefined {
  const own = account.type === 'service_account' ? account.project_id : undefined
  return own ?? account.quota_project_id
}

async function projectOfMachine(): Promise<string | undefined> {
  const library = await import('google-auth-library')
  await expectMetadataServer(library)
  return library.gcpMetadata.project<string>('project-id').catch(() => undefined)
}
