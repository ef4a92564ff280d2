import { mapAnswers } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'
import { withoutReasoning } from './reasoning-content.ts'

/** Leaves earlier reasoning out, for servers whose models do not want it back (edge cases 137 and 148). */
export const noReasoningReplay: RequestQuirk = (body) => mapAnswers(body, withoutReasoning)
