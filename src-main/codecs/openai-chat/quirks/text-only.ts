import type { ChatPart } from '../chat-request.ts'
import { userContent } from '../join-messages.ts'
import { mapMessages } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Turns content into plain strings, with a line for each image, for servers that take no lists of parts. */
export const textOnly: RequestQuirk = (body, _context, losses) =>
  mapMessages(body, (message) => {
    if (message.role !== 'user' || typeof message.content === 'string') return message
    losses.add('dropped', 'messages', 'This provider takes text only, so images and files were left out.')
    return { role: 'user', content: userContent(message.content.map(asText)) }
  })

function asText(part: ChatPart): ChatPart {
  if (part.type === 'text') return part
  const what = part.type === 'file' ? part.file.filename : 'image'
  return { type: 'text', text: `[${what} omitted: it cannot be shown to this model]` }
}
