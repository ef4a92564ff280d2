import type { StageResult } from './stage.ts'

export interface Summary {
  /** The last line of the output. */
  readonly line: string
  readonly exitCode: 0 | 1
}

/** Adds the stages up. Where `skipsFail`, as in CI, what was skipped counts as failed. */
export function summarise(results: readonly StageResult[], skipsFail: boolean): Summary {
  const passed = sum(results.map((result) => result.passed))
  const skips = sum(results.map((result) => result.skipped.length))
  const failed = sum(results.map((result) => result.failed)) + (skipsFail ? skips : 0)
  const remainder = skips > 0 && !skipsFail ? `, ${skips} skipped` : ''
  return { line: `${passed} passed, ${failed} failed${remainder}`, exitCode: failed > 0 || passed === 0 ? 1 : 0 }
}

/** The skips of a stage, one line for each reason. */
export function skipLines({ skipped }: StageResult): readonly string[] {
  const reasons = Map.groupBy(skipped, (skip) => skip.why)
  return [...reasons].map(([why, skips]) => {
    const first = skips[0]?.what ?? ''
    return `skipped: ${skips.length === 1 ? first : `${first} and ${skips.length - 1} more`} (${why})`
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
