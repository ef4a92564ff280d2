import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** For servers that report usage without being asked, and know no such field (edge case 48). */
export const noStreamOptions: RequestQuirk = (body) => withoutFields(body, ['stream_options'])
