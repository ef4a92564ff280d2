import { mapParts } from './map-parts.ts'
import type { MessagesQuirk } from './quirk.ts'

/** Replaces PDFs by a line that names them, for vendors that know text and images only (edge case 15). */
export const pdfsAsNotes: MessagesQuirk = (body, _context, losses) =>
  mapParts(body, (part, index) => {
    if (part.type !== 'document') return part
    losses.add('dropped', `messages[${index}]`, 'This provider takes no files, so PDFs were left out.')
    const { type: _type, source: _source, title, ...more } = part
    return { type: 'text', text: `[${title ?? 'document'} omitted: files cannot be shown to this model]`, ...more }
  })
