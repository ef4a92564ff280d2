import { bareModelName } from '../../limits/model-name.ts'
import type { RequestQuirk } from './quirk.ts'
import { withoutFields } from './map-messages.ts'

const canBeOff = /^minimax-m[3-9]/

/** MiniMax puts its thoughts into the text unless asked to keep them apart; effort is ignored (edge case 165). */
export const minimaxReasoning: RequestQuirk = (body, { thinkingWish }) => {
  const split = { ...withoutFields(body, ['reasoning_effort']), reasoning_split: true as const }
  if (!canBeOff.test(bareModelName(body.model))) return split
  return { ...split, thinking: { type: thinkingWish === 'none' ? 'disabled' : 'adaptive' } }
}
