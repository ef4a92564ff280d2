import type * as Library from '@azure/identity'
import { CredentialsError, type Credentials } from '../credentials.ts'
import { keepHeaders, type Token } from '../keep-headers.ts'
import { readAzureAccount, type AzureAccount, type AzureVariables } from './azure-account.ts'
import { explainRefusal } from './explain-refusal.ts'

export interface AzureCredentialsOptions {
  readonly variables: AzureVariables
  /** What requests to Microsoft Entra ID pass through on their way. */
  readonly policies?: NonNullable<Library.TokenCredentialOptions['additionalPolicies']>
}

/** What tokens are asked for. Azure OpenAI and Foundry, with the Claude models there, take the same. */
export const scope = 'https://cognitiveservices.azure.com/.default'

/** What a program such as the Azure CLI may take, in ms. */
const patience = 10_000
/** For a token that does not say how long it lives. In ms. */
const usualLife = 3_600_000

/**
 * Microsoft Entra ID, for connections without a key: an application's secret, or else what Microsoft's own tools would
 * use on this machine (its managed identity, the Azure CLI). Each token is asked for anew, so that signing in again is
 * enough to mend an expired one.
 *
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/managed-identity
 */
export function createAzureCredentials({ variables, policies = [] }: AzureCredentialsOptions): Credentials {
  const options: Library.TokenCredentialOptions = {
    additionalPolicies: policies,
    retryOptions: { maxRetries: 1 },
    ...(variables['AZURE_AUTHORITY_HOST'] && { authorityHost: variables['AZURE_AUTHORITY_HOST'] }),
  }

  async function fetchToken(): Promise<Token> {
    const account = readAzureAccount(variables)
    if (account.kind === 'token') return givenToken(account.token)
    try {
      const library = await import('@azure/identity')
      const { token, expiresOnTimestamp } = await credentialOf(library, account, options).getToken(scope)
      return { headers: bearer(token), expiresAt: expiresOnTimestamp }
    } catch (error) {
      throw explainRefusal(error, account)
    }
  }

  return keepHeaders(fetchToken)
}

function credentialOf(
  library: typeof Library,
  account: Exclude<AzureAccount, { kind: 'token' }>,
  options: Library.TokenCredentialOptions,
): { getToken(scope: string): Promise<Library.AccessToken> } {
  const { tenantId, clientId } = account
  if (account.kind === 'application') {
    return new library.ClientSecretCredential(account.tenantId, account.clientId, account.clientSecret, options)
  }
  return new library.DefaultAzureCredential({
    ...options,
    processTimeoutInMs: patience,
    ...(tenantId !== undefined && { tenantId }),
    ...(clientId !== undefined && { managedIdentityClientId: clientId }),
  })
}

/** A token that someone else fetched. It cannot be renewed, so once it is over that is all there is to say. */
function givenToken(token: string): Token {
  const expiresAt = expiryOf(token) ?? Date.now() + usualLife
  if (expiresAt > Date.now()) return { headers: bearer(token), expiresAt }
  throw new CredentialsError('AZURE_AD_TOKEN has expired; set it to a new one, or leave it out and run "az login".')
}

/** When a token says that it ends, in ms since 1970; undefined for one that does not say. */
function expiryOf(token: string): number | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: unknown }
    return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined
  } catch {
    return undefined
  }
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` }
}
