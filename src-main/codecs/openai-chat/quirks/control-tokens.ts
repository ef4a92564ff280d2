import type { JsonRecord } from '../../read-json.ts'
import { heldLength, textQuirk, type AnswerQuirk, type TextFilter } from './answer-quirk.ts'

/** Marks of chat templates that servers should keep to themselves. */
const tokens = [
  'im_start',
  'im_end',
  'endoftext',
  'end_of_text',
  'eot_id',
  'eom_id',
  'tool_call_begin',
  'tool_call_end',
  'tool_calls_section_begin',
  'tool_calls_section_end',
].map((name) => `<|${name}|>`)

/** Takes control tokens out of the text, also where they come in pieces (edge cases 138 and 164). */
export function controlTokens(): AnswerQuirk {
  return textQuirk(new ControlTokenFilter())
}

class ControlTokenFilter implements TextFilter {
  #held = ''

  push(text: string): readonly JsonRecord[] {
    const clean = tokens.reduce((rest, token) => rest.replaceAll(token, ''), this.#held + text)
    const shown = clean.length - heldLength(clean, tokens)
    this.#held = clean.slice(shown)
    return shown === 0 ? [] : [{ content: clean.slice(0, shown) }]
  }

  flush(): readonly JsonRecord[] {
    const text = this.#held
    this.#held = ''
    return text === '' ? [] : [{ content: text }]
  }
}
