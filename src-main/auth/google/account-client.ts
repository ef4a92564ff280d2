import type * as Library from 'google-auth-library'
import { assertNever } from '../../../shared/assert-never.ts'
import type { GoogleAccount } from './read-account.ts'

export type GoogleLibrary = typeof Library

/** How an account's token server is reached, and who pays. */
type ClientOptions = Pick<Library.JWTOptions, 'transporterOptions' | 'quotaProjectId'>

/** What tokens are asked for: the one scope that all of Google Cloud takes; what an account may do is set there. */
export const scope = 'https://www.googleapis.com/auth/cloud-platform'

/** Google's own client for an account. */
export function accountClient(
  library: GoogleLibrary,
  account: GoogleAccount,
  options: ClientOptions,
): Library.AuthClient {
  const shared = {
    ...options,
    ...(account.quota_project_id !== undefined && { quotaProjectId: account.quota_project_id }),
  }
  switch (account.type) {
    case 'service_account':
      return new library.JWT({ ...shared, email: account.client_email, key: account.private_key, scopes: [scope] })
    case 'authorized_user':
      return new library.UserRefreshClient({
        ...shared,
        clientId: account.client_id,
        clientSecret: account.client_secret,
        refreshToken: account.refresh_token,
      })
    case 'external_account':
    case 'external_account_authorized_user':
      return externalClient(library, account, shared)
    case 'impersonated_service_account':
      return new library.Impersonated({
        ...shared,
        sourceClient: accountClient(library, account.source_credentials, options),
        targetPrincipal: /([^/]+):generateAccessToken$/.exec(account.service_account_impersonation_url)?.[1] ?? '',
        delegates: account.delegates ?? [],
        targetScopes: [scope],
      })
    default:
      return assertNever(account)
  }
}

/** An identity of another provider: of a person, of AWS, from a program, or from a file or address. */
function externalClient(
  library: GoogleLibrary,
  account: Extract<GoogleAccount, { type: 'external_account' | 'external_account_authorized_user' }>,
  options: ClientOptions,
): Library.AuthClient {
  // The rest of the file is the library's business, which checks it.
  const fields: unknown = { ...options, ...account, scopes: [scope] }
  if (account.type === 'external_account_authorized_user') {
    return new library.ExternalAccountAuthorizedUserClient(fields as Library.ExternalAccountAuthorizedUserClientOptions)
  }
  const { environment_id: environment, executable } = account.credential_source
  if (environment !== undefined) return new library.AwsClient(fields as Library.AwsClientOptions)
  if (executable !== undefined) return new library.PluggableAuthClient(fields as Library.PluggableAuthClientOptions)
  return new library.IdentityPoolClient(fields as Library.IdentityPoolClientOptions)
}
