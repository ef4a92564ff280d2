import type { EncodeContext } from '../../codec.ts'
import type { ChatRequest } from '../chat-request.ts'
import { copilotHeaders } from './copilot.ts'
import { grokConversation } from './grok-conversation.ts'
import type { HeaderQuirk } from './header-quirk.ts'

/** Those of a row's quirks that concern headers, by name. */
export const headerQuirks: Readonly<Record<string, HeaderQuirk>> = {
  'copilot-headers': copilotHeaders,
  'grok-conversation': grokConversation,
}

/** The headers that a provider wants with a request. */
export function requestHeaders(body: ChatRequest, context: EncodeContext): Readonly<Record<string, string>> {
  const known = context.provider.quirks.filter((name) => Object.hasOwn(headerQuirks, name))
  return Object.assign({}, ...known.map((name) => headerQuirks[name]?.(body, context))) as Readonly<
    Record<string, string>
  >
}
