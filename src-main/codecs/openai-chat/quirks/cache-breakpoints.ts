import { bareModelName } from '../../limits/model-name.ts'
import type { ChatMessage } from '../chat-request.ts'
import type { RequestQuirk } from './quirk.ts'

/** Models that cache only what is marked. */
const marked = /^(claude|gemini)-/

/**
 * Marks the system prompt and the two latest messages that are not the model's for the cache (edge case 47): there the
 * next turn finds what this one wrote. Three of the four marks that are allowed (edge case 285).
 *
 * @see https://openrouter.ai/docs/features/prompt-caching
 */
export const cacheBreakpoints: RequestQuirk = (body) => {
  if (!marked.test(bareModelName(body.model))) return body
  const indices = [...body.messages.keys()]
  const isOfClient = (index: number) => ['user', 'tool'].includes(body.messages[index]?.role ?? '')
  const system = indices.filter((index) => body.messages[index]?.role === 'system').slice(0, 1)
  const chosen = new Set([...system, ...indices.filter(isOfClient).slice(-2)])
  return { ...body, messages: body.messages.map((message, index) => (chosen.has(index) ? withMark(message) : message)) }
}

/** A mark stands on a part, so a plain text becomes a list of one. */
function withMark(message: ChatMessage): ChatMessage {
  const { content } = message
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? [])
  const last = parts.length - 1
  const withLast = parts.map((part, index) =>
    index === last ? { ...part, cache_control: { type: 'ephemeral' } } : part,
  )
  return { ...message, content: withLast } as unknown as ChatMessage
}
