import type { ChatPart } from '../chat-request.ts'
import { userContent } from '../join-messages.ts'
import { mapMessages } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Replaces images that the server would have to fetch, for those that fetch none (edge case 130). */
export const noRemoteImages: RequestQuirk = (body, _context, losses) =>
  mapMessages(body, (message) => {
    if (message.role !== 'user' || typeof message.content === 'string') return message
    if (!message.content.some(isRemote)) return message
    losses.add('dropped', 'messages', 'This provider takes images only as data, not as addresses.')
    return { role: 'user', content: userContent(message.content.map((part) => (isRemote(part) ? named(part) : part))) }
  })

function isRemote(part: ChatPart): boolean {
  return part.type === 'image_url' && !part.image_url.url.startsWith('data:')
}

function named(part: ChatPart): ChatPart {
  const url = part.type === 'image_url' ? part.image_url.url : ''
  return { type: 'text', text: `[image omitted: ${url} cannot be fetched by this provider]` }
}
