import { shortHash } from '../../short-hash.ts'
import type { ChatMessage } from '../chat-request.ts'
import type { RequestQuirk } from './quirk.ts'

const allowed = /^[a-zA-Z0-9]{9}$/

/**
 * Mistral takes ids of nine letters and digits only (edge case 122). An id depends on those before it alone, so it stays
 * the same in a longer conversation, and no two calls of one conversation share one.
 */
export const mistralToolIds: RequestQuirk = (body) => {
  const taken = new Set<string>()
  /** Of the latest answer, whose results follow it. */
  let current = new Map<string, string>()
  const messages = body.messages.map((message): ChatMessage => {
    if (message.role === 'tool') {
      return {
        ...message,
        tool_call_id: current.get(message.tool_call_id) ?? nineCharacters(message.tool_call_id, taken),
      }
    }
    if (message.role !== 'assistant' || message.tool_calls === undefined) return message
    current = new Map(message.tool_calls.map(({ id }) => [id, nineCharacters(id, taken)]))
    return {
      ...message,
      tool_calls: message.tool_calls.map((call) => ({ ...call, id: current.get(call.id) ?? call.id })),
    }
  })
  return { ...body, messages }
}

function nineCharacters(id: string, taken: Set<string>): string {
  let short = allowed.test(id) ? id : `c${shortHash(id)}`
  for (let attempt = 2; taken.has(short); attempt += 1) short = `c${shortHash(`${id} ${attempt}`)}`
  taken.add(short)
  return short
}
