import type { EncodeContext } from '../../codec.ts'
import type { LossReport } from '../../loss-report.ts'
import type { ChatRequest } from '../chat-request.ts'

/** A pure transform from OpenAI's form of a chat request to what a provider documents instead. */
export type RequestQuirk = (body: ChatRequest, context: EncodeContext, losses: LossReport) => ChatRequest
