import { isLoopbackUrl } from '../../shared/base-url.ts'
import { createAzureCredentials } from './azure/azure-credentials.ts'
import type { Credentials, CredentialsFor } from './credentials.ts'
import { createGoogleCredentials } from './google/google-credentials.ts'
import { azure, destinationProblem, google, refusedCredentials } from './token-destination.ts'

/**
 * How each kind of account signs in. `variables` are those of the environment and of `.env`. Credentials are kept, with
 * their tokens, for as long as a connection has the same account, whatever else is changed.
 */
export function createCredentialsFor(variables: Readonly<Record<string, string | undefined>>): CredentialsFor {
  const googleAccounts = new Map<string, Credentials>()
  const azureAccount = createAzureCredentials({ variables })
  const isNamed = ({ accounts }: typeof google) => accounts.some((name) => Boolean(variables[name]?.trim()))

  function googleAccount(credentialsFile: string | undefined): Credentials {
    const known = googleAccounts.get(credentialsFile ?? '')
    const credentials = known ?? createGoogleCredentials({ credentialsFile, variables })
    googleAccounts.set(credentialsFile ?? '', credentials)
    return credentials
  }

  return (connection, provider) => {
    const { baseUrl = '' } = connection
    if (provider.isAzure) {
      // A server on this machine is none of Microsoft's.
      if (isLoopbackUrl(baseUrl)) return undefined
      const problem = destinationProblem(baseUrl, azure, isNamed(azure))
      return problem === null ? azureAccount : refusedCredentials(problem)
    }
    if (provider.signIn !== 'google-cloud') return undefined
    const credentialsFile = connection.google?.credentialsFile
    const problem = destinationProblem(baseUrl, google, credentialsFile !== undefined || isNamed(google))
    return problem === null ? googleAccount(credentialsFile) : refusedCredentials(problem)
  }
}
