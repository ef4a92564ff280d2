import type { InputItem } from '../responses-request.ts'
import type { ResponsesQuirk } from './quirk.ts'

/**
 * Turns system messages in mid-conversation into messages of the user, marked the way Claude Code marks its own
 * reminders: many servers render the input through a template that allows one system message, at the start (case 6).
 */
export const systemAsReminders: ResponsesQuirk = (body, _context, losses) => {
  if (!body.input.some(isSystem)) return body
  losses.add('changed', 'messages', 'System messages within the conversation became reminders of the user.')
  return { ...body, input: body.input.map(asReminder) }
}

function isSystem(item: InputItem): boolean {
  return item.type === 'message' && (item.role === 'developer' || item.role === 'system')
}

function asReminder(item: InputItem): InputItem {
  if (item.type !== 'message' || (item.role !== 'developer' && item.role !== 'system')) return item
  const content = item.content.map(({ text }) => ({
    type: 'input_text' as const,
    text: `<system-reminder>\n${text}\n</system-reminder>`,
  }))
  return { type: 'message', role: 'user', content }
}
