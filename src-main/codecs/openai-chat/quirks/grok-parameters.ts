import { effortLadder } from '../../thinking/effort-ladders.ts'
import { bareModelName } from '../../limits/model-name.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

const reasons = /^grok-(3-mini|code|build|[4-9])(?!.*non-reasoning)/

/** Grok's reasoning models reject `stop`, and all but some the effort (edge case 115). */
export const grokParameters: RequestQuirk = (body, _context, losses) => {
  if (!reasons.test(bareModelName(body.model))) return body
  if (body.stop !== undefined) losses.add('emulated', 'stop_sequences', 'Grok takes none; FreeCC watches for them.')
  return withoutFields(body, effortLadder(body.model).length === 0 ? ['stop', 'reasoning_effort'] : ['stop'])
}
