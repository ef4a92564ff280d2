import { ArgumentScanner } from './argument-scanner.ts'
import { repairArguments } from './repair-arguments.ts'

export interface FinishedArguments {
  /** What is still to be sent. */
  readonly rest: string
  /** Whether all of it makes one complete JSON object. */
  readonly isWhole: boolean
}

/**
 * The arguments of one call on their way to the client, which parses them when the block closes (edge case 193).
 *
 * What has been sent cannot be taken back. So the text is sent as it comes while it is the beginning of a JSON object,
 * in compact form and with small slips mended on the way (see `ArgumentScanner`). At the first character that JSON does
 * not allow it stops, and the rest is held back until the end, when the tolerant parser sees the whole text: if what it
 * makes of it continues what was sent, that is sent; if not, the raw rest is, and the client reports the invalid call to
 * the model (edge case 176). Nothing is guessed.
 *
 * The last piece is held back too: arguments that look complete may not be (edge case 199).
 */
export class ToolArguments {
  /** Whether anything but white space has come. */
  hasBegun = false

  readonly #scanner = new ArgumentScanner()
  #raw = ''
  #sent = ''

  /** Everything that has come, as it came. */
  get text(): string {
    return this.#raw
  }

  /** Whether the text so far is a complete JSON object. */
  get isWhole(): boolean {
    return this.#scanner.state === 'whole'
  }

  /** Whether a text repeats all that has come before (edge case 198). */
  isRepeatedBy(text: string): boolean {
    return this.isWhole && text === this.#raw
  }

  push(text: string): void {
    this.#raw += text
    this.hasBegun ||= text.trim() !== ''
    this.#scanner.push(text)
  }

  /** What may be sent now. */
  take(): string {
    if (this.#scanner.state !== 'open') return ''
    const ready = this.#scanner.take()
    this.#sent += ready
    return ready
  }

  /** The arguments are over. Those that the output limit cut off are not mended into a shorter call. */
  finish(isCut: boolean): FinishedArguments {
    if (this.#scanner.state === 'whole') return { rest: this.#scanner.take(), isWhole: true }
    if (isCut) return { rest: '', isWhole: false }
    const repaired = repairArguments(this.#raw)
    if (repaired?.startsWith(this.#sent)) return { rest: repaired.slice(this.#sent.length), isWhole: true }
    // Nothing sent yet: as a JSON string it reaches the client as it is, and parses, though not to an object.
    if (this.#sent === '') return { rest: JSON.stringify(this.#raw), isWhole: false }
    return { rest: this.#scanner.unscanned || this.#scanner.spoiler, isWhole: false }
  }
}
