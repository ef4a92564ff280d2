import { withoutForcedChoice } from './forced-choice.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** For providers that take no other choice of tools than the model's own: where none may be called, none is shown. */
export const noForcedChoice: RequestQuirk = (body, _context, losses) =>
  body.tool_choice === 'none'
    ? withoutFields(body, ['tools', 'tool_choice', 'parallel_tool_calls'])
    : withoutForcedChoice(body, losses)
