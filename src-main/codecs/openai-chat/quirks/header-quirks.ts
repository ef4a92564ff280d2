import type { ChatRequest } from '../chat-request.ts'
import { copilotHeaders } from './copilot.ts'

/** Headers, by lower-case names, that depend on what is asked; those that are always the same are in the row. */
export type HeaderQuirk = (body: ChatRequest) => Readonly<Record<string, string>>

/** Those of a row's quirks that concern headers, by name. */
export const headerQuirks: Readonly<Record<string, HeaderQuirk>> = {
  'copilot-headers': copilotHeaders,
}

/** The headers that a provider wants with a request. */
export function requestHeaders(body: ChatRequest, quirks: readonly string[]): Readonly<Record<string, string>> {
  const known = quirks.filter((name) => Object.hasOwn(headerQuirks, name))
  return Object.assign({}, ...known.map((name) => headerQuirks[name]?.(body))) as Readonly<Record<string, string>>
}
