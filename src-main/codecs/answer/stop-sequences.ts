/**
 * Ends the text at the first stop sequence, where the upstream knows no such field or too few of them (edge cases 41, 65
 * and 173). A sequence may be torn over chunks, so a tail that could be the beginning of one is held back.
 */
export class StopSequences {
  /** The sequence that ended the text. */
  matched: string | null = null

  readonly #sequences: readonly string[]
  #held = ''

  constructor(sequences: readonly string[]) {
    this.#sequences = sequences.filter((sequence) => sequence !== '')
  }

  /** The part of the text that may be shown now. After a match there is no more. */
  push(text: string): string {
    if (this.#sequences.length === 0) return text
    if (this.matched !== null) return ''
    const whole = this.#held + text
    const { start, sequence } = this.#firstMatch(whole)
    if (sequence !== null) {
      this.matched = sequence
      this.#held = ''
      return whole.slice(0, start)
    }
    const keep = this.#lengthOfPossibleBeginning(whole)
    this.#held = whole.slice(whole.length - keep)
    return whole.slice(0, whole.length - keep)
  }

  /** What was held back, now that the text is over. */
  flush(): string {
    const held = this.#held
    this.#held = ''
    return held
  }

  #firstMatch(text: string): { readonly start: number; readonly sequence: string | null } {
    let start = text.length
    let sequence: string | null = null
    for (const candidate of this.#sequences) {
      const index = text.indexOf(candidate)
      if (index === -1 || index >= start) continue
      start = index
      sequence = candidate
    }
    return { start, sequence }
  }

  #lengthOfPossibleBeginning(text: string): number {
    let longest = 0
    for (const sequence of this.#sequences) {
      for (let length = Math.min(sequence.length - 1, text.length); length > longest; length -= 1) {
        if (text.endsWith(sequence.slice(0, length))) longest = length
      }
    }
    return longest
  }
}
