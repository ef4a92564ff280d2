import { textQuirk, type AnswerQuirk } from './answer-quirk.ts'
import type { ChatRequest } from '../chat-request.ts'

/** The words by which a model that cannot continue its own message is asked to. */
const goOn = 'Continue your last message exactly where it ends. Do not repeat any of it.'

/** What the client began to say for the model; null where it began nothing, or the provider continues by itself. */
export function openPrefill({ messages }: ChatRequest): string | null {
  const last = messages.at(-1)
  if (last?.role !== 'assistant' || last['prefix'] === true || typeof last.content !== 'string') return null
  return last.content
}

/** Most servers answer from scratch, or not at all, where the last message is the model's (edge case 24). */
export function askToGoOn(body: ChatRequest): ChatRequest {
  return { ...body, messages: [...body.messages, { role: 'user', content: goOn }] }
}

/** Takes the client's beginning out of an answer that repeats it: the client puts it before the answer itself. */
export function withoutPrefill(prefill: string): AnswerQuirk {
  let held = ''
  let isOver = false
  return textQuirk({
    push(text) {
      if (isOver) return [{ content: text }]
      held += text
      if (held.length < prefill.length && prefill.startsWith(held)) return []
      isOver = true
      const rest = held.startsWith(prefill) ? held.slice(prefill.length) : held
      return rest === '' ? [] : [{ content: rest }]
    },
    flush() {
      if (isOver || held === '') return []
      isOver = true
      return [{ content: held }]
    },
  })
}
