import type { ModelInfo } from './model-info.ts'

/** A model that can be chosen, with what is known of it. */
export interface ModelEntry {
  /** As requests name it. */
  readonly id: string
  readonly info: ModelInfo
  /** Whether the provider's own list has it, rather than the catalogue alone. */
  readonly isListed: boolean
}

/** The models of a provider: its own list, and what the catalogue adds. */
export interface ModelListing {
  readonly models: readonly ModelEntry[]
  /** When the provider's own list came, in milliseconds since the epoch; null where there is the catalogue alone. */
  readonly listedAt: number | null
  /** Whether the provider was asked now and did not give its list, so that this is what was known before. */
  readonly hasFailed: boolean
}

/** A model of a provider, as favourites and recent choices are kept. */
export interface ModelChoice {
  readonly provider: string
  readonly model: string
}

/** How many recent choices are remembered. */
export const mostRecentModels = 8
