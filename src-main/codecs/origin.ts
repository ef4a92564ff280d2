import type { EncodeContext } from './codec.ts'

/**
 * Who minted the reasoning of an answer. That is the provider, and its host where the address is the user's: two
 * resources of Azure, or two servers behind one id, cannot read each other's encrypted reasoning and refuse it.
 */
export function originOf({ provider, resource }: Pick<EncodeContext, 'provider' | 'resource'>): string {
  return resource === undefined ? provider.id : `${provider.id}@${resource}`
}

/** The id of the provider in an origin. */
export function providerIdOf(origin: string): string {
  return origin.replace(/@.*$/, '')
}
