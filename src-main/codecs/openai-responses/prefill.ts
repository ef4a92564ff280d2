import { goOn } from '../answer/prefill.ts'
import type { ResponsesRequest } from './responses-request.ts'

/** What the client began to say for the model; null where it began nothing. */
export function openPrefill({ input }: ResponsesRequest): string | null {
  const last = input.at(-1)
  return last?.type === 'message' && last.role === 'assistant' ? last.content[0].text : null
}

/** A model answers anew where the last message is its own, so it is asked to go on (edge case 24). */
export function askToGoOn(body: ResponsesRequest): ResponsesRequest {
  const content = [{ type: 'input_text' as const, text: goOn }]
  return { ...body, input: [...body.input, { type: 'message', role: 'user', content }] }
}
