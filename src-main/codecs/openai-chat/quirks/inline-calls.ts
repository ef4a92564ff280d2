import type { AnswerContext } from '../../codec.ts'
import type { JsonRecord } from '../../read-json.ts'
import { closings, earlyName, tagOpenings, tokenOpenings } from '../inline-calls/dialects.ts'
import { inlineTools, readInlineCalls, type InlineTools } from '../inline-calls/read-inline-calls.ts'
import { heldLength, textQuirk, type AnswerQuirk, type TextFilter } from './answer-quirk.ts'

/**
 * Makes calls of what a model wrote as text, where its server did not recognise it (edge cases 116 and 164).
 *
 * Models also write such tags to explain them. So a call is one only if it begins a line outside of a code block, names
 * a declared tool, is complete, and ends the answer: after a call a model waits for the result. All else stays text.
 */
export function inlineCalls(answer: AnswerContext): AnswerQuirk | null {
  return answer.toolNames.size === 0 ? null : textQuirk(new InlineCallFilter(inlineTools(answer)))
}

/** Where no name has come after so much, none will: longer ones than 64 characters were shortened (edge case 31). */
const mostBeforeName = 200
/** More than this is not held back, so that no answer grows without bounds. */
const mostHeld = 1_000_000
const openings = [...tagOpenings, ...tokenOpenings]
const tokenOpening = new RegExp(tokenOpenings.map((token) => token.replaceAll('|', '\\|')).join('|'))
const longestClosing = Math.max(...closings.map(({ length }) => length))

class InlineCallFilter implements TextFilter {
  readonly #tools: InlineTools
  #state: 'text' | 'perhaps-call' | 'call' | 'off' = 'text'
  #held = ''
  /** The beginning of the current line, as far as it has been shown. */
  #line = ''
  #isInCode = false

  constructor(tools: InlineTools) {
    this.#tools = tools
  }

  push(text: string): readonly JsonRecord[] {
    if (this.#state === 'off') return shown(text)
    this.#held += text
    let out = ''
    for (;;) {
      out += this.#state === 'text' ? this.#readText() : ''
      if (this.#state === 'text' || this.#isStillCall(text.length)) return shown(out)
      out += this.#giveUp()
    }
  }

  /** Calls of the usual kind follow: then these are not meant, or the same once more. */
  flush(): readonly JsonRecord[] {
    this.#state = 'off'
    return this.#takeAll()
  }

  end(): readonly JsonRecord[] {
    let out = ''
    while (this.#state === 'perhaps-call' || this.#state === 'call') {
      const { calls, rest } = readInlineCalls(this.#held, this.#tools)
      if (calls.length > 0 && rest === '') {
        return [...shown(out), ...calls.map((called, index) => ({ tool_calls: [{ index, function: called }] }))]
      }
      out += this.#giveUp() + this.#readText()
    }
    return [...shown(out), ...this.#takeAll()]
  }

  /** The text up to what may be a call. */
  #readText(): string {
    let out = ''
    while (this.#held !== '') {
      const end = this.#held.indexOf('\n') + 1
      const piece = end === 0 ? this.#held : this.#held.slice(0, end)
      const start = this.#isInCode ? -1 : this.#findOpening(piece)
      if (start !== -1) this.#state = 'perhaps-call'
      const kept = this.#isInCode || start !== -1 ? 0 : this.#lengthOfBeginning(piece)
      out += this.#show(start === -1 ? piece.length - kept : start)
      if (start !== -1 || kept > 0) break
    }
    return out
  }

  /** Tags count at the start of a line only; control tokens have no other meaning anywhere. */
  #findOpening(piece: string): number {
    const blank = piece.length - piece.trimStart().length
    const isTag = this.#line.trim() === '' && tagOpenings.some((opening) => piece.startsWith(opening, blank))
    return isTag ? blank : piece.search(tokenOpening)
  }

  /** How much at the end may turn out an opening. */
  #lengthOfBeginning(piece: string): number {
    const begun = piece.trimStart()
    const isTag = this.#line.trim() === '' && begun !== '' && tagOpenings.some((opening) => opening.startsWith(begun))
    return isTag ? begun.length : heldLength(piece, tokenOpenings)
  }

  #show(length: number): string {
    const text = this.#held.slice(0, length)
    this.#held = this.#held.slice(length)
    if (this.#line.length < mostBeforeName) this.#line += text
    if (text.endsWith('\n')) {
      if (/^\s*(```|~~~)/.test(this.#line)) this.#isInCode = !this.#isInCode
      this.#line = ''
    }
    return text
  }

  /** Whether what is held may still turn out a call; `added` characters have come since this was last asked. */
  #isStillCall(added: number): boolean {
    if (this.#held.length > mostHeld) return false
    if (this.#state === 'perhaps-call') {
      const name = earlyName
        .exec(this.#held)
        ?.slice(1)
        .find((group) => group !== undefined)
      if (name === undefined) return this.#held.length <= mostBeforeName
      if (this.#tools.declared.find(name) === undefined) return false
      this.#state = 'call'
    } else {
      const latest = this.#held.slice(-added - longestClosing)
      if (!closings.some((closing) => latest.includes(closing))) return true
    }
    const { calls, rest } = readInlineCalls(this.#held, this.#tools)
    return calls.length === 0 || rest === '' || isBeginningOfTag(rest)
  }

  /** The opening as text; what follows it may hold another. */
  #giveUp(): string {
    this.#state = 'text'
    return this.#show(1)
  }

  #takeAll(): readonly JsonRecord[] {
    const text = this.#held
    this.#held = ''
    return shown(text)
  }
}

/** Whether another call may follow, or a tag that means nothing. */
function isBeginningOfTag(rest: string): boolean {
  return /^<[^>\n]*$/.test(rest) || openings.some((opening) => rest.startsWith(opening))
}

function shown(text: string): readonly JsonRecord[] {
  return text === '' ? [] : [{ content: text }]
}
