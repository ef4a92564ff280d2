/** The steps from nothing to a working Claude Code, in order. */
export const firstRunSteps = ['provider', 'key', 'models', 'connect', 'wait'] as const
export type FirstRunStep = (typeof firstRunSteps)[number]

/** How far the user has come, remembered so that the next start goes on from there. */
export interface FirstRun {
  /** Gone through to the end, or skipped; it can be opened again. */
  readonly isOver: boolean
  readonly step: FirstRunStep
  /** Chosen and not saved yet; null while none is. */
  readonly provider: string | null
  /** Empty for the provider's own. */
  readonly baseUrl: string
  /** When the command was first offered, in milliseconds since the epoch: later requests may come from it. */
  readonly offeredAt: number | null
}

export const freshFirstRun: FirstRun = { isOver: false, step: 'provider', provider: null, baseUrl: '', offeredAt: null }
