import type { ChatRequest } from '../chat-request.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** The request with `thinking` switched on or off, and without the effort that contradicts it (edge case 109). */
export function withThinking(body: ChatRequest, isOn: boolean): ChatRequest {
  const bare = withoutFields(body, ['reasoning_effort'])
  return { ...bare, thinking: { type: isOn ? 'enabled' : 'disabled' } }
}

/** For providers whose models think by default, until `thinking` says no (edge case 42). */
export const thinkingToggle: RequestQuirk = (body, { thinkingWish }) => withThinking(body, thinkingWish !== 'none')
