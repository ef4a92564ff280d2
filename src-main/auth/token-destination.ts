import { isAzureHost } from '../../shared/azure.ts'
import { isLoopbackUrl } from '../../shared/base-url.ts'
import { isGoogleHost } from '../../shared/google-cloud.ts'
import { CredentialsError, type Credentials } from './credentials.ts'

/** A cloud whose accounts FreeCC signs in with. */
interface Cloud {
  readonly name: string
  readonly isOwnHost: (url: string) => boolean
  /** Variables that name an account, rather than taking the one that is found on this machine. */
  readonly accounts: readonly string[]
  /** What lets a request in at another host. */
  readonly alternatives: string
}

export const google: Cloud = {
  name: 'Google',
  isOwnHost: isGoogleHost,
  accounts: ['GOOGLE_APPLICATION_CREDENTIALS'],
  alternatives: 'GOOGLE_APPLICATION_CREDENTIALS',
}

export const azure: Cloud = {
  name: 'Azure',
  isOwnHost: isAzureHost,
  accounts: ['AZURE_CLIENT_SECRET', 'AZURE_AD_TOKEN'],
  alternatives: 'a key, AZURE_CLIENT_SECRET or AZURE_AD_TOKEN',
}

/**
 * Why an account's token does not go to an address; null where it does. The token of whoever is signed in on this
 * machine opens much more than a model, so a gateway gets only that of an account that was named. Nothing goes over
 * the network in the clear.
 */
export function destinationProblem(url: string, cloud: Cloud, isAccountNamed: boolean): string | null {
  if (!URL.canParse(url) || isLoopbackUrl(url)) return null
  const { host, protocol } = new URL(url)
  if (protocol !== 'https:') return `The ${cloud.name} sign-in is sent over https only; change the base URL at ${host}.`
  if (isAccountNamed || cloud.isOwnHost(url)) return null
  return `This machine's ${cloud.name} sign-in is not sent to ${host}; set ${cloud.alternatives} for that host, or take ${cloud.name}'s own address.`
}

/** Credentials that say why they are not used. */
export function refusedCredentials(problem: string): Credentials {
  return { headers: () => Promise.reject(new CredentialsError(problem)), discard: () => {} }
}
