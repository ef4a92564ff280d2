/** The words by which a model that cannot continue its own message is asked to (edge case 24). */
export const goOn = 'Continue your last message exactly where it ends. Do not repeat any of it.'

/** Takes the client's beginning out of an answer that repeats it: the client puts it before the answer itself. */
export class PrefillFilter {
  readonly #prefill: string
  #held = ''
  #isOver = false

  constructor(prefill: string) {
    this.#prefill = prefill
  }

  /** What may be shown now. */
  push(text: string): string {
    if (this.#isOver) return text
    this.#held += text
    if (this.#held.length < this.#prefill.length && this.#prefill.startsWith(this.#held)) return ''
    this.#isOver = true
    return this.#held.startsWith(this.#prefill) ? this.#held.slice(this.#prefill.length) : this.#held
  }

  /** What was held back, now that no more text follows. */
  flush(): string {
    if (this.#isOver) return ''
    this.#isOver = true
    return this.#held
  }
}
