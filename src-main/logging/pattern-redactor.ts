import { createHiddenPatterns } from './hidden-patterns.ts'
import { hidden } from '../../shared/hidden-secret.ts'
import { createRedactor } from './redact.ts'

export type Redact = (text: string) => string

/** What everything passes on its way out that may hold keys or what else the user wants hidden. */
export interface PatternRedactor {
  readonly redact: Redact
  /** From now on hides what these regular expressions find. */
  readonly setPatterns: (patterns: readonly string[]) => void
}

/** What stands for a whole text that could not be looked through. */
const withheld = `${hidden}: a pattern of yours takes too long`

/**
 * Hides secrets as `createRedactor` does, and what the user's own patterns find. Recorded text is older than the look at
 * it: a secret that was in use once stays hidden after it was replaced.
 */
export function createPatternRedactor(secrets: () => readonly string[], patterns: readonly string[]): PatternRedactor {
  const known = new Set<string>()
  const redactSecrets = createRedactor(() => {
    for (const secret of secrets()) known.add(secret)
    return [...known]
  })
  let { hide } = createHiddenPatterns(patterns, hidden)
  return {
    redact: (text) => hide(redactSecrets(text)) ?? withheld,
    setPatterns(next) {
      hide = createHiddenPatterns(next, hidden).hide
    },
  }
}
