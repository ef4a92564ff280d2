import type { RequestQuirk } from './quirk.ts'
import { mapMessages } from './map-messages.ts'

/** Mistral takes an image as a plain string (edge case 125). */
export const mistralImages: RequestQuirk = (body) =>
  mapMessages(body, (message) => {
    if (message.role !== 'user' || typeof message.content === 'string') return message
    const content = message.content.map((part) =>
      part.type === 'image_url' && typeof part.image_url === 'object'
        ? { ...part, image_url: part.image_url.url }
        : part,
    )
    return { role: 'user', content }
  })
