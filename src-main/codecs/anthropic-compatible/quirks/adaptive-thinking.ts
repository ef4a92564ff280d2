import { bareModelName } from '../../limits/model-name.ts'
import type { MessagesQuirk } from './quirk.ts'

/**
 * MiniMax's switch: from M3 on `adaptive` or `disabled`; the models before it always think, and know no such field
 * (edge case 165).
 */
export const adaptiveThinking: MessagesQuirk = (body) => {
  const { thinking, ...others } = body
  if (thinking === undefined || /^minimax-m[12](?!\d)/.test(bareModelName(body.model))) return others
  return thinking.type === 'disabled' ? body : { ...others, thinking: { type: 'adaptive' } }
}
