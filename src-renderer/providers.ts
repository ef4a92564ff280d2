// The catalogue's rows, not `providers/index.ts`: checking them is the main process's job, and the checker (zod) would
// try to compile code, which the window's policy forbids.
import { catalogue } from '../shared/providers/catalogue.ts'

/** What the window says of a provider. */
export interface ProviderChoice {
  readonly id: string
  readonly name: string
  /** Other names that people search for. */
  readonly aliases: readonly string[]
  /** Degrees, or null for grey. */
  readonly hue: number | null
  readonly isLocal: boolean
  /** Where its API lives; null where only the user knows. */
  readonly host: string | null
}

export const providerChoices: readonly ProviderChoice[] = catalogue.map((row) => {
  const baseUrl = row.endpoints.find((endpoint) => endpoint.baseUrl !== null)?.baseUrl
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases ?? [],
    hue: row.hue,
    isLocal: row.isLocal ?? false,
    host: baseUrl == null ? null : new URL(baseUrl).host,
  }
})

const byId = new Map(providerChoices.map((provider) => [provider.id, provider]))

/** An id that the catalogue does not know (a row that went away) is shown as it is. */
export function describeProvider(id: string): ProviderChoice {
  return byId.get(id) ?? { id, name: id, aliases: [], hue: null, isLocal: false, host: null }
}
