import { partSeparator, type ReasoningField } from './reasoning-state.ts'

/** What an item of the output is to the client; of tools that run at the provider none were sent. */
export type ItemKind = 'message' | 'reasoning' | 'call' | 'other'

/**
 * One item of the output as far as it has come in.
 *
 * Everything arrives up to four times: in pieces, as a whole part, within the whole item, and within the whole answer.
 * Some servers leave out the first, some the last, so each time only what is still missing counts (edge cases 214 and
 * 218).
 */
export class OutputItem {
  id = ''
  isDone = false
  /** Of a call. */
  callId = ''
  name = ''
  isStarted = false
  /** Of reasoning: where its text comes from. Some servers send it in both places, and once is enough (209). */
  field: ReasoningField | null = null

  readonly kind: ItemKind
  /** By which the answer's blocks are told apart. */
  readonly key: number
  readonly #parts = new Map<number, string>()
  #text = ''

  constructor(kind: ItemKind, key: number) {
    this.kind = kind
    this.key = key
  }

  /** All text so far; of a call, its arguments. */
  get text(): string {
    return this.#text
  }

  /** The parts of the text that came in pieces or one by one. */
  get parts(): readonly string[] {
    return [...this.#parts.values()]
  }

  /** Adds a piece to a part; gives what the text has grown by. */
  add(part: number, piece: string): string {
    if (piece === '') return ''
    const known = this.#parts.get(part)
    this.#parts.set(part, (known ?? '') + piece)
    const separator = known === undefined && this.#text !== '' ? this.#separator : ''
    this.#text += separator + piece
    return separator + piece
  }

  /** Takes a part as a whole; gives what was missing of it. */
  completePart(part: number, whole: string): string {
    const known = this.#parts.get(part) ?? ''
    return whole.startsWith(known) ? this.add(part, whole.slice(known.length)) : ''
  }

  /** Takes all parts as a whole; gives what was missing of them. */
  complete(parts: readonly string[]): string {
    const whole = parts.filter((text) => text !== '').join(this.#separator)
    if (!whole.startsWith(this.#text)) return ''
    const rest = whole.slice(this.#text.length)
    this.#text = whole
    return rest
  }

  get #separator(): string {
    return this.kind === 'reasoning' ? partSeparator : ''
  }
}
