import type { JsonRecord } from '../../read-json.ts'
import { heldLength, textQuirk, type AnswerQuirk, type TextFilter } from './answer-quirk.ts'
import { tagField } from '../reasoning.ts'

const opening = '<think>'
const closing = '</think>'

/**
 * Takes reasoning out of the text, where a model puts it as `<think>…</think>` and the server leaves it (edge cases 164
 * and 165). Only at the start of an answer: further on the tags are what the answer is about.
 */
export function thinkTags(): AnswerQuirk {
  return textQuirk(new ThinkTagFilter())
}

class ThinkTagFilter implements TextFilter {
  #state: 'start' | 'thinking' | 'after' | 'text' = 'start'
  #held = ''

  push(text: string): readonly JsonRecord[] {
    this.#held += text
    const deltas: JsonRecord[] = []
    if (this.#state === 'start') this.#readStart()
    if (this.#state === 'thinking') deltas.push(...this.#readThought())
    if (this.#state === 'after') this.#readGap()
    if (this.#state === 'text') deltas.push(...this.#takeAll('content'))
    return deltas
  }

  flush(): readonly JsonRecord[] {
    const field = this.#state === 'thinking' ? tagField : 'content'
    if (this.#state === 'start') this.#state = 'text'
    return this.#takeAll(field)
  }

  #readStart(): void {
    const begun = this.#held.trimStart()
    if (begun.startsWith(opening)) {
      this.#state = 'thinking'
      this.#held = begun.slice(opening.length)
    } else if (!opening.startsWith(begun)) {
      this.#state = 'text'
    }
  }

  #readThought(): readonly JsonRecord[] {
    const end = this.#held.indexOf(closing)
    const length = end === -1 ? this.#held.length - heldLength(this.#held, [closing]) : end
    const thought = this.#held.slice(0, length)
    this.#held = this.#held.slice(end === -1 ? length : end + closing.length)
    if (end !== -1) this.#state = 'after'
    return thought === '' ? [] : [{ [tagField]: thought }]
  }

  /** The blank lines between the thought and the answer. */
  #readGap(): void {
    this.#held = this.#held.trimStart()
    if (this.#held !== '') this.#state = 'text'
  }

  #takeAll(field: string): readonly JsonRecord[] {
    const text = this.#held
    this.#held = ''
    return text === '' ? [] : [{ [field]: text }]
  }
}
