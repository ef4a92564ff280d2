import { joinMessages } from '../join-messages.ts'
import type { BodyBlock, BodyMessage } from '../messages-body.ts'
import type { MessagesQuirk } from './quirk.ts'

/** Turns system messages in mid-conversation into reminders of the user's, for vendors without that role (case 3). */
export const systemAsReminders: MessagesQuirk = (body, _context, losses) => {
  if (!body.messages.some(({ role }) => role === 'system')) return body
  losses.add('changed', 'messages', 'System messages within the conversation became reminders of the user.')
  return { ...body, messages: joinMessages(body.messages.map(asReminder)) }
}

function asReminder(message: BodyMessage): BodyMessage {
  if (message.role !== 'system') return message
  return { role: 'user', content: message.content.map(wrap) }
}

function wrap(block: BodyBlock): BodyBlock {
  if (block.type !== 'text') return block
  return { ...block, text: `<system-reminder>\n${block.text}\n</system-reminder>` }
}
