import { readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { sealReasoning } from '../reasoning-envelope.ts'

/** Where the quirk `think-tags` puts what stood between the tags; no server knows it, so it is never given back. */
export const tagField = 'think_tags'

/**
 * The fields in which providers send reasoning, the preferred one first: the first two hold text, the others lists of
 * entries. Some providers fill two of them with the same text (edge cases 140 and 209).
 */
const reasoningFields = ['reasoning_content', 'reasoning', 'reasoning_details', 'thinking_blocks', tagField] as const

/** The field of a thinking part in a content list, which only Mistral uses (edge case 124). */
export const contentField = 'content'

export interface ReasoningPiece {
  readonly field: string
  readonly text: string
}

export interface ReasoningDelta {
  readonly piece: ReasoningPiece | null
  /** Entries of `reasoning_details`: text, summaries, signatures or what is encrypted. */
  readonly details: readonly JsonRecord[]
}

const none: ReasoningDelta = { piece: null, details: [] }

/**
 * The reasoning in one delta: its text, from the field that `settled` names if there is one, and the entries that must
 * go back unchanged (edge case 140). Once one field has given text, the others only repeat it.
 */
export function readReasoning(delta: JsonRecord, settled: string | null): ReasoningDelta {
  if (reasoningFields.every((field) => delta[field] == null)) return none
  const details = readDetails(delta['reasoning_details'])
  const fields = settled === null ? reasoningFields : [settled]
  for (const field of fields) {
    const text = typeof delta[field] === 'string' ? delta[field] : textOf(readDetails(delta[field]))
    if (text !== '') return { piece: { field, text }, details }
  }
  return { piece: null, details }
}

/** The text of a thinking part in a content list: a string, or a list of text parts. */
export function thinkingPartText(part: JsonRecord): string {
  const thinking = part['thinking']
  return typeof thinking === 'string' ? thinking : textOf(readDetails(thinking))
}

function readDetails(value: unknown): readonly JsonRecord[] {
  return readList(value)
    .map(readRecord)
    .filter((entry) => entry !== null)
}

function textOf(entries: readonly JsonRecord[]): string {
  return entries
    .map((entry) => readText(entry['text']) || readText(entry['summary']) || readText(entry['thinking']))
    .join('')
}

/** What a provider sends where it shows no reasoning; it must not be given back as if it were (edge case 131). */
const unavailable = '[reasoning unavailable]'

/** One thinking block's reasoning, gathered for its signature. */
export class GatheredReasoning {
  #field = ''
  #text = ''
  #details: JsonRecord[] = []

  get isEmpty(): boolean {
    return this.#field === '' && !this.#details.some(hasContent)
  }

  addText({ field, text }: ReasoningPiece): void {
    this.#field ||= field
    this.#text += text
  }

  /** Entries arrive in pieces: text and summaries of one index belong together, other values replace. */
  addDetails(entries: readonly JsonRecord[]): void {
    for (const entry of entries) {
      const last = this.#details.at(-1)
      if (last !== undefined && isContinued(last, entry))
        this.#details[this.#details.length - 1] = joinDetail(last, entry)
      else this.#details.push(entry)
    }
  }

  /** The signature, and a fresh start. */
  seal(origin: string): string {
    const field = this.#field
    const details = this.#details.filter(hasContent)
    const isUnavailable = this.#text.trim() === unavailable
    this.#field = ''
    this.#text = ''
    this.#details = []
    if (details.length > 0) return sealReasoning({ origin, field: 'reasoning_details', payload: details })
    return sealReasoning(isUnavailable ? { origin, field, payload: '' } : { origin, field })
  }
}

function isContinued(last: JsonRecord, next: JsonRecord): boolean {
  const isText = next['type'] === 'reasoning.text' || next['type'] === 'reasoning.summary'
  return isText && last['type'] === next['type'] && last['index'] === next['index']
}

function joinDetail(last: JsonRecord, next: JsonRecord): JsonRecord {
  const joined: Record<string, unknown> = { ...last }
  for (const [key, value] of Object.entries(next)) {
    if (value === null || value === undefined || value === '') continue
    joined[key] = key === 'text' || key === 'summary' ? readText(last[key]) + readText(value) : value
  }
  return joined
}

function hasContent(detail: JsonRecord): boolean {
  return ['text', 'summary', 'data', 'signature'].some((key) => readText(detail[key]) !== '')
}
