import type { ChatMessage } from '../chat-request.ts'
import { joinMessages } from '../join-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/**
 * Leaves exactly one system message, at the start: chat templates reject any other (edge case 6), and some providers
 * silently heed only the last one.
 *
 * What the client says as system before the model's first answer joins the first message. Later ones become turns of
 * the user, marked the way Claude Code marks its own reminders: so no message changes from one turn to the next.
 */
export const oneLeadingSystem: RequestQuirk = (body, _context, losses) => {
  const { messages } = body
  const isSystem = ({ role }: ChatMessage) => role === 'system'
  const start = messages[0]?.role === 'system' ? 1 : 0
  if (!messages.slice(start).some(isSystem)) return body
  losses.add('changed', 'messages', 'This server takes one system message, so later ones were moved or reworded.')
  const firstAnswer = messages.findIndex(({ role }) => role === 'assistant')
  const opening = firstAnswer === -1 ? messages : messages.slice(0, firstAnswer)
  const rest = messages.slice(opening.length)
  return {
    ...body,
    messages: joinMessages([
      ...opening.filter(isSystem),
      ...opening.filter((message) => !isSystem(message)),
      ...rest.map(asReminder),
    ]),
  }
}

function asReminder(message: ChatMessage): ChatMessage {
  if (message.role !== 'system') return message
  return { role: 'user', content: `<system-reminder>\n${message.content}\n</system-reminder>` }
}
