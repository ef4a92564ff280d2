import { CredentialsError } from '../credentials.ts'
import { signInAdvice, type GoogleAccount } from './read-account.ts'

/** What kept a token from being had, in one sentence. Google's own text is left out, since it can hold anything. */
export function explainRefusal(error: unknown, account: GoogleAccount | null): CredentialsError {
  if (error instanceof CredentialsError) return error
  const status = statusOf(error)
  if (status === null && isNetworkError(error)) {
    return passing(`Google's token server could not be reached (${codeOf(error)}); check the network.`)
  }
  if (status !== null && (status >= 500 || status === 429)) {
    return passing(`Google's token server answered with status ${status}; try again in a moment.`)
  }
  const said = oauthError(error) ?? (status === null ? '' : `status ${status}`)
  return new CredentialsError(refusal(account, said === '' ? '' : ` (${said})`))
}

function refusal(account: GoogleAccount | null, said: string): string {
  switch (account?.type) {
    case undefined:
      return `This machine's metadata server gives no token${said}; check the service account that the machine runs as.`
    case 'authorized_user':
    case 'external_account_authorized_user':
      return `Google accepts the stored sign-in no more${said}; run "gcloud auth application-default login" again.`
    case 'service_account':
      return (
        `Google refuses the service account's key${said}: it was deleted, its file is damaged, or this machine's ` +
        'clock is wrong; create a new key and set GOOGLE_APPLICATION_CREDENTIALS to its file.'
      )
    case 'external_account':
      return (
        `Google refuses the identity from outside${said}; check the file that GOOGLE_APPLICATION_CREDENTIALS names ` +
        'and where it takes its token from.'
      )
    case 'impersonated_service_account':
      return (
        `Google does not let this account act as the service account${said}; ` +
        `grant it the role Service Account Token Creator, or ${signInAdvice}.`
      )
  }
}

function passing(message: string): CredentialsError {
  return new CredentialsError(message, { isPassing: true })
}

/** The status that a token server answered with; null if it did not answer. */
function statusOf(error: unknown): number | null {
  const response = memberOf(error, 'response')
  const status = memberOf(response, 'status')
  return typeof status === 'number' ? status : null
}

/** The code that OAuth's errors have, such as `invalid_grant`. */
function oauthError(error: unknown): string | null {
  const code = memberOf(memberOf(memberOf(error, 'response'), 'data'), 'error')
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : null
}

function isNetworkError(error: unknown): boolean {
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|UND_ERR_|CERT_|TimeoutError|AbortError)/.test(codeOf(error))
}

/** The code of the error or of what caused it; empty where there is none. */
function codeOf(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    const code = memberOf(current, 'code')
    if (typeof code === 'string') return code
    if (current.name === 'TimeoutError' || current.name === 'AbortError') return current.name
  }
  return ''
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
