import type { BodyMessage } from './messages-body.ts'

/** Stands where a message is needed and nothing was said. */
const placeholder: BodyMessage = { role: 'user', content: [{ type: 'text', text: '(empty message)' }] }

/**
 * Makes a list of messages one that strict servers accept: adjacent ones of the same role become one (edge case 49), the
 * model never speaks first (50) nor twice in a row, and what it said last has no blank end, as an answer continues it.
 */
export function joinMessages(messages: readonly BodyMessage[]): readonly BodyMessage[] {
  const joined: BodyMessage[] = []
  for (const message of messages) {
    const previous = joined.at(-1)
    if (message.role === 'assistant' && !canAnswer(joined)) joined.push(placeholder)
    if (previous?.role === message.role && message.role !== 'assistant') {
      joined[joined.length - 1] = { ...previous, content: [...previous.content, ...message.content] }
    } else joined.push(message)
  }
  const all = joined.some(({ role }) => role === 'user') ? joined : [placeholder, ...joined]
  return [...all.slice(0, -1), ...all.slice(-1).map(withoutBlankEnd)]
}

/** The model answers a message of the user; system messages may stand between. */
function canAnswer(joined: readonly BodyMessage[]): boolean {
  return joined.findLast(({ role }) => role !== 'system')?.role === 'user'
}

function withoutBlankEnd(message: BodyMessage): BodyMessage {
  const last = message.content.at(-1)
  if (message.role !== 'assistant' || last?.type !== 'text') return message
  return { ...message, content: [...message.content.slice(0, -1), { ...last, text: last.text.trimEnd() }] }
}
