import type { RequestQuirk } from './quirk.ts'

/** Mistral continues an answer that the client began, if it is marked; unmarked it is an error (edge cases 24 and 125). */
export const nativePrefix: RequestQuirk = (body) => {
  const last = body.messages.at(-1)
  if (last?.role !== 'assistant') return body
  return { ...body, messages: [...body.messages.slice(0, -1), { ...last, prefix: true }] }
}
