import type { ChatPart } from '../chat-request.ts'
import { mapMessages } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Mistral takes an image as a plain string (edge case 125). */
export const mistralImages: RequestQuirk = (body) =>
  mapMessages(body, (message) => {
    if (message.role !== 'user' || typeof message.content === 'string') return message
    return { role: 'user', content: message.content.map(withPlainImage) }
  })

function withPlainImage(part: ChatPart): ChatPart {
  if (part.type !== 'image_url') return part
  return { type: 'image_url', image_url: part.image_url.url } as unknown as ChatPart
}
