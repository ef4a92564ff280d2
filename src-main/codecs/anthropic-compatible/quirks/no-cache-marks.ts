import { dropCacheMarks } from '../cache-marks.ts'
import type { MessagesQuirk } from './quirk.ts'

/** Leaves out `cache_control`, for servers that cache by themselves and reject the field (edge case 47). */
export const noCacheMarks: MessagesQuirk = (body) => dropCacheMarks(body)
