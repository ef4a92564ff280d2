import { createContext, Script } from 'node:vm'
import { failWith } from '../../shared/i18n/words.ts'
import type { Failure } from '../../shared/result.ts'

/**
 * Hides what the user's own regular expressions find. A pattern can take time without end on text that almost fits, so
 * they run against the clock: in a context of their own, which can be interrupted.
 */
export interface HiddenPatterns {
  /** Null where the patterns take too long, so that the text must not leave at all. */
  readonly hide: (text: string) => string | null
}

/** For one text. In ms. */
const mostTime = 250
/** For a try when a pattern is entered. In ms. */
const mostTrialTime = 250

const runPatterns = new Script(
  `patterns.reduce((text, pattern) => text.replace(pattern, (found) => (found === '' ? '' : hidden)), text)`,
)

/** @param sources regular expressions without slashes; those that cannot be compiled are left out */
export function createHiddenPatterns(sources: readonly string[], hidden: string): HiddenPatterns {
  const patterns = sources.filter((source) => compile(source) !== null)
  if (patterns.length === 0) return { hide: (text) => text }
  const context = createContext({ hidden, text: '' })
  new Script(`patterns = ${JSON.stringify(patterns)}.map((source) => new RegExp(source, 'g'))`).runInContext(context)
  /** Trying again what took too long would hold everything up each time; shorter texts may do. */
  let longest = Infinity
  return {
    hide(text) {
      if (text.length > longest) return null
      context['text'] = text
      try {
        return String(runPatterns.runInContext(context, { timeout: mostTime }))
      } catch {
        longest = text.length / 2
        return null
      } finally {
        context['text'] = ''
      }
    },
  }
}

/** What is wrong with the first of them that cannot be used; null where all can. */
export function firstPatternProblem(sources: readonly string[]): Failure | null {
  return sources.map(findPatternProblem).find((problem) => problem !== null) ?? null
}

/** Why a pattern cannot be used, in one sentence; null where it can. */
export function findPatternProblem(source: string): Failure | null {
  const pattern = compile(source)
  if (pattern === null) return failWith('failure.noPattern', { pattern: source })
  if (pattern.test('')) return failWith('failure.emptyPattern', { pattern: source })
  return isSlow(source) ? failWith('failure.slowPattern', { pattern: source }) : null
}

function compile(source: string): RegExp | null {
  try {
    return new RegExp(source, 'g')
  } catch {
    return null
  }
}

/** Tries it on texts that repeat what it looks for and then do not fit, which is where patterns get slow. */
function isSlow(source: string): boolean {
  const literals = [...new Set(source.replace(/\\[a-z]/gi, '').replace(/[^\p{L}\p{N}_ -]/gu, ''))].slice(0, 8)
  const letters = [...literals, 'a', '0', ' ', '-', '\n']
  const texts = [...letters.map((letter) => letter.repeat(400)), letters.join('').repeat(30)]
  const context = createContext({ source, texts })
  const trial = new Script(
    `const pattern = new RegExp(source, 'g'); texts.map((text) => (text + '\\0').replace(pattern, ''))`,
  )
  try {
    trial.runInContext(context, { timeout: mostTrialTime })
    return false
  } catch {
    return true
  }
}
