/** One part of `npm test`. It always resolves: whatever goes wrong in it is one of its failures. */
export interface Stage {
  readonly title: string
  run(): Promise<StageResult>
}

export interface StageResult {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly Skip[]
  /** What a person needs to see: the failures in full, nothing of what passed. */
  readonly details: string
}

export interface Skip {
  readonly what: string
  readonly why: string
}

export const nothing: StageResult = { passed: 0, failed: 0, skipped: [], details: '' }

export function failed(details: string): StageResult {
  return { ...nothing, failed: 1, details }
}

export function skipped(what: string, why: string): StageResult {
  return { ...nothing, skipped: [{ what, why }] }
}
