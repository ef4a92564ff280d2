import type { ChatMessage, ChatPart, ChatUserMessage } from './chat-request.ts'

/** Stands where a message is needed and nothing was said. */
const placeholder: ChatUserMessage = { role: 'user', content: '(empty message)' }

/**
 * Makes a list of messages one that strict servers and chat templates accept: adjacent messages of the same role become
 * one, as Anthropic's own API does it (edge case 49), the model never speaks first (edge case 50) nor twice in a row,
 * and there is at least one message of the user.
 */
export function joinMessages(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const joined: ChatMessage[] = []
  for (const message of messages) {
    const previous = joined.at(-1)
    if (message.role === 'assistant' && !canAnswer(previous, joined)) joined.push(placeholder)
    const merged = previous === undefined ? null : mergeMessages(previous, message)
    if (merged === null) joined.push(message)
    else joined[joined.length - 1] = merged
  }
  return joined.some(({ role }) => role === 'user') ? joined : [...joined, placeholder]
}

function canAnswer(previous: ChatMessage | undefined, joined: readonly ChatMessage[]): boolean {
  if (previous === undefined || previous.role === 'assistant') return false
  return previous.role !== 'system' || joined.some(({ role }) => role !== 'system')
}

/** One message that says what both say, or null where they must stay apart. */
function mergeMessages(first: ChatMessage, second: ChatMessage): ChatMessage | null {
  if (first.role === 'system' && second.role === 'system') {
    return { role: 'system', content: `${first.content}\n\n${second.content}` }
  }
  if (first.role === 'user' && second.role === 'user') {
    return { role: 'user', content: joinContent(first.content, second.content) }
  }
  return null
}

function joinContent(first: ChatUserMessage['content'], second: ChatUserMessage['content']) {
  return typeof first === 'string' && typeof second === 'string'
    ? `${first}\n\n${second}`
    : [...toParts(first), ...toParts(second)]
}

function toParts(content: ChatUserMessage['content']): readonly ChatPart[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content
}

/** The content of a user's message: a plain string where there is text only (edge case 110). */
export function userContent(parts: readonly ChatPart[]): ChatUserMessage['content'] {
  const texts = parts.filter((part) => part.type === 'text')
  return texts.length === parts.length ? texts.map(({ text }) => text).join('\n\n') : parts
}
