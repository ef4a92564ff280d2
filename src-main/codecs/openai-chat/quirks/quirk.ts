import type { EncodeContext } from '../../codec.ts'
import type { LossReport } from '../../loss-report.ts'
import type { ChatRequest } from '../chat-request.ts'
import type { ThinkingWish } from '../../thinking/wish.ts'

export interface QuirkContext extends EncodeContext {
  /** What the client wants, for providers that are told so in their own words. */
  readonly thinkingWish: ThinkingWish
}

/** A pure transform from OpenAI's form of a chat request to what a provider documents instead. */
export type RequestQuirk = (body: ChatRequest, context: QuirkContext, losses: LossReport) => ChatRequest
