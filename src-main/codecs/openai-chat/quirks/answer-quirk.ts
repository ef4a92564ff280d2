import type { JsonRecord } from '../../read-json.ts'

/** Changes the deltas of one answer before they are read. One is made for each answer, as it may hold text back. */
export interface AnswerQuirk {
  /** What to read in place of the delta. */
  change(delta: JsonRecord): readonly JsonRecord[]
  /** What was held back, now that the answer is over. */
  end(): readonly JsonRecord[]
}

/** Changes text that comes in pieces into deltas. */
export interface TextFilter {
  push(text: string): readonly JsonRecord[]
  /** What was held back, as something else follows. */
  flush(): readonly JsonRecord[]
  /** The same at the end of the answer, where that means something else. */
  end?(): readonly JsonRecord[]
}

/** A quirk that concerns the text of an answer, and leaves everything else in its place. */
export function textQuirk(filter: TextFilter): AnswerQuirk {
  return {
    change(delta) {
      const { content, tool_calls: calls, ...others } = delta
      const hasCalls = Array.isArray(calls) && calls.length > 0
      const hasText = typeof content === 'string' && content !== ''
      if (!hasText && !hasCalls) return [delta]
      return [
        hasText ? others : { ...others, content },
        ...(hasText ? filter.push(content) : []),
        ...(hasCalls ? [...filter.flush(), { tool_calls: calls }] : []),
      ]
    },
    end: () => (filter.end === undefined ? filter.flush() : filter.end()),
  }
}

/** How many characters at the end of a text may be the beginning of one of the marks. */
export function heldLength(text: string, marks: readonly string[]): number {
  const lengths = marks.map((mark) => {
    let length = Math.min(mark.length - 1, text.length)
    while (length > 0 && !text.endsWith(mark.slice(0, length))) length -= 1
    return length
  })
  return Math.max(0, ...lengths)
}
