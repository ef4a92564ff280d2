import type { MessagesQuirk } from './quirk.ts'

/** MiniMax takes temperatures above zero only. */
export const temperatureAboveZero: MessagesQuirk = (body, _context, losses) => {
  if (body.temperature !== 0) return body
  losses.add('changed', 'temperature', 'This provider takes no 0, so it became 0.01.')
  return { ...body, temperature: 0.01 }
}
