import type { InputItem } from '../responses-request.ts'
import type { ResponsesQuirk } from './quirk.ts'

/** The server behind ChatGPT subscriptions rejects these (edge case 64). */
const rejected = ['max_output_tokens', 'temperature', 'top_p', 'safety_identifier'] as const

/**
 * What the server behind ChatGPT subscriptions takes: always a stream, always instructions, and no ids of items that it
 * does not store.
 */
export const subscriptionBackend: ResponsesQuirk = (body, _context, losses) => {
  for (const field of rejected) {
    if (body[field] !== undefined) losses.add('dropped', field, 'The server of the subscription does not accept it.')
  }
  const { max_output_tokens: _1, temperature: _2, top_p: _3, safety_identifier: _4, ...others } = body
  return { instructions: '', ...others, input: body.input.map(withoutId), stream: true }
}

function withoutId(item: InputItem): InputItem {
  if (item.type !== 'reasoning') return item
  const { id: _id, ...others } = item
  return others
}
