import { goOn, PrefillFilter } from '../../answer/prefill.ts'
import { textQuirk, type AnswerQuirk } from './answer-quirk.ts'
import type { ChatRequest } from '../chat-request.ts'

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
  const filter = new PrefillFilter(prefill)
  const asDeltas = (content: string) => (content === '' ? [] : [{ content }])
  return textQuirk({ push: (text) => asDeltas(filter.push(text)), flush: () => asDeltas(filter.flush()) })
}
