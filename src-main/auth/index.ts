import { isLoopbackUrl } from '../../shared/base-url.ts'
import { createAzureCredentials } from './azure/azure-credentials.ts'
import type { Credentials, CredentialsFor } from './credentials.ts'
import { createGoogleCredentials } from './google/google-credentials.ts'

/**
 * How each kind of account signs in. `variables` are those of the environment and of `.env`. Credentials are kept, with
 * their tokens, for as long as a connection has the same account, whatever else is changed.
 */
export function createCredentialsFor(variables: Readonly<Record<string, string | undefined>>): CredentialsFor {
  const googleAccounts = new Map<string, Credentials>()
  const azureAccount = createAzureCredentials({ variables })

  return ({ google, baseUrl = '' }, provider) => {
    // A server on this machine is none of Microsoft's.
    if (provider.isAzure) return isLoopbackUrl(baseUrl) ? undefined : azureAccount
    if (provider.signIn !== 'google-cloud') return undefined
    const credentialsFile = google?.credentialsFile
    const known = googleAccounts.get(credentialsFile ?? '')
    const credentials = known ?? createGoogleCredentials({ credentialsFile, variables })
    googleAccounts.set(credentialsFile ?? '', credentials)
    return credentials
  }
}
