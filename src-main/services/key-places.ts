import type { KeyPlace } from '../../shared/ipc.ts'
import { providers } from '../../shared/providers/index.ts'
import { tiers } from '../../shared/settings.ts'
import { ownKeyIds } from './key-ids.ts'
import type { KeyVault } from './ports.ts'

/** For which providers, at their own addresses, each tier has a key: also those that it does not use at the moment. */
export function keyPlaces(keyVault: Pick<KeyVault, 'backendOf'>): readonly KeyPlace[] {
  return tiers.flatMap((tier) =>
    providers.flatMap(({ id: provider }): readonly KeyPlace[] => {
      const backend = ownKeyIds({ id: tier, provider, keys: [] })
        .map((id) => keyVault.backendOf(id))
        .find((found) => found !== undefined)
      return backend === undefined ? [] : [{ tier, provider, backend }]
    }),
  )
}
