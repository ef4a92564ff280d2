import type { ChatMessage, ChatPart } from '../chat-request.ts'
import { userContent } from '../join-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Replaces files by a line that names them, for servers that know text and images only (edge cases 15 and 146). */
export const noFileParts: RequestQuirk = (body, _context, losses) => {
  const messages = body.messages.map((message, index): ChatMessage => {
    if (message.role !== 'user' || typeof message.content === 'string') return message
    if (!message.content.some(({ type }) => type === 'file')) return message
    losses.add('dropped', `messages[${index}]`, 'This provider takes no files, so PDFs were left out.')
    return { role: 'user', content: userContent(message.content.map(withoutFile)) }
  })
  return { ...body, messages }
}

function withoutFile(part: ChatPart): ChatPart {
  if (part.type !== 'file') return part
  return { type: 'text', text: `[${part.file.filename} omitted: files cannot be shown to this model]` }
}
