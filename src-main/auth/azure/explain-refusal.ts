import { CredentialsError } from '../credentials.ts'
import type { AzureAccount } from './azure-account.ts'

export const signInAdvice =
  'set AZURE_API_KEY, or AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or run "az login"'

/** What kept a token from being had, in one sentence. Microsoft's own text is left out, since it can hold anything. */
export function explainRefusal(error: unknown, account: AzureAccount): CredentialsError {
  if (error instanceof CredentialsError) return error
  const texts = textsOf(error)
  const code = firstMatch(texts, /\bAADSTS(\d{4,8})\b/)
  if (code !== undefined) return new CredentialsError(refusal(code, account))
  const network = firstMatch(texts, /\b(ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)\b/)
  if (account.kind === 'application') {
    const reason = network ?? firstMatch(texts, /\b(temporarily_unavailable|server_error|network_error|timeout)\b/)
    if (reason !== undefined) {
      return new CredentialsError(`Microsoft Entra ID gave no token (${reason}); try again in a moment.`, {
        isPassing: true,
      })
    }
    return new CredentialsError(
      'Microsoft Entra ID gave no token; check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.',
    )
  }
  return new CredentialsError(`This machine is not signed in to Azure: ${signInAdvice}.`)
}

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function refusal(code: string, { kind }: AzureAccount): string {
  if (kind !== 'application') {
    return `Azure accepts this machine's sign-in no more (AADSTS${code}); run "az login" again.`
  }
  switch (code) {
    case '7000222':
      return `The secret in AZURE_CLIENT_SECRET has expired (AADSTS${code}); make a new one for the application.`
    case '7000215':
      return `Azure does not accept AZURE_CLIENT_SECRET (AADSTS${code}); set it to the secret's value, not to its id.`
    case '700016':
      return `The tenant has no application AZURE_CLIENT_ID (AADSTS${code}); check it and AZURE_TENANT_ID.`
    case '90002':
    case '900023':
      return `Azure has no such tenant (AADSTS${code}); check AZURE_TENANT_ID.`
    default:
      return `Microsoft Entra ID refuses the application (AADSTS${code}); check what it may do and its secret.`
  }
}

/** What an error says, and those that caused it. */
function textsOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 5) return []
  const others: readonly unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  const code = 'code' in error ? [String(error.code)] : []
  return [error.message, ...code, ...[error.cause, ...others].flatMap((other) => textsOf(other, depth + 1))]
}

function firstMatch(texts: readonly string[], pattern: RegExp): string | undefined {
  return texts.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
}
