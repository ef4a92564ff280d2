import type { BodyMessage } from '../messages-body.ts'
import type { MessagesQuirk } from './quirk.ts'

/** For turns whose thinking was minted elsewhere or is lost. */
const lost = { type: 'thinking', thinking: '(this reasoning was not kept)', signature: '' } as const

/**
 * Puts a thinking block before the calls of every turn that has none: while they think, DeepSeek and Kimi reject a
 * conversation whose calls come without (edge cases 107 and 127).
 */
export const thinkingBesideCalls: MessagesQuirk = (body, _context, losses) => {
  if (body.thinking?.type === 'disabled') return body
  const messages = body.messages.map((message): BodyMessage => {
    const types = message.content.map(({ type }) => type)
    if (!types.includes('tool_use') || types.some((type) => type.endsWith('thinking'))) return message
    losses.add('emulated', 'messages', 'Calls without their thinking got a block that says so.')
    return { ...message, content: [lost, ...message.content] }
  })
  return { ...body, messages }
}
