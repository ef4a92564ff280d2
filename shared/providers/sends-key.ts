import type { Endpoint, Provider } from './provider.ts'

/** Whether requests carry a key: in the usual header, or in one of the provider's own. */
export function sendsKey(provider: Provider, endpoint: Pick<Endpoint, 'authentication'> = provider): boolean {
  return endpoint.authentication !== 'none' || Object.values(provider.headers).some((value) => value.includes('{key}'))
}
