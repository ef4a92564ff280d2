import type { ChatToolCall } from '../chat-request.ts'
import type { RequestQuirk } from './quirk.ts'

/**
 * What Google documents for calls whose signature is not known, such as those of another model.
 *
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
const unsigned = { google: { thought_signature: 'skip_thought_signature_validator' } }

/**
 * Gemini 3 rejects a conversation in which the first call of an answer has no thought signature (edge cases 73, 74 and
 * 92). Of parallel calls only the first one carries it.
 */
export const geminiThoughtSignatures: RequestQuirk = (body) => ({
  ...body,
  messages: body.messages.map((message) => {
    if (message.role !== 'assistant' || message.tool_calls === undefined) return message
    return { ...message, tool_calls: message.tool_calls.map(withSignature) }
  }),
})

function withSignature(call: ChatToolCall, index: number): ChatToolCall {
  return index === 0 && call.extra_content === undefined ? { ...call, extra_content: unsigned } : call
}
