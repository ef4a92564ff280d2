import { withoutForcedChoice } from './forced-choice.ts'
import type { RequestQuirk } from './quirk.ts'

/** For providers that take no other choice of tools than the model's own. */
export const noForcedChoice: RequestQuirk = (body, _context, losses) => withoutForcedChoice(body, losses)
