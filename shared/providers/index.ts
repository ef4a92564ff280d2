import { catalogue } from './catalogue.ts'
import type { Provider } from './provider.ts'

export type { Endpoint, Provider, WireFormat } from './provider.ts'

export const providers: readonly Provider[] = catalogue

const byName = new Map<string, Provider>(
  providers.flatMap((provider) => [provider.id, ...provider.aliases].map((name) => [name, provider] as const)),
)

/** The provider with this id or alias, ignoring case. */
export function findProvider(name: string): Provider | undefined {
  return byName.get(name.toLowerCase())
}
