import type { EncodeContext } from '../../codec.ts'
import type { ChatRequest } from '../chat-request.ts'

/** Headers, by lower-case names, that depend on what is asked; those that are always the same are in the row. */
export type HeaderQuirk = (body: ChatRequest, context: EncodeContext) => Readonly<Record<string, string>>
