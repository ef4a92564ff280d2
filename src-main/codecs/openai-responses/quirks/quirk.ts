import type { EncodeContext } from '../../codec.ts'
import type { LossReport } from '../../loss-report.ts'
import type { ResponsesRequest } from '../responses-request.ts'

export interface QuirkContext extends EncodeContext {
  /** What the client says about its user; it holds ids of device, account and session. */
  readonly userId: string | null
}

/** A pure transform from OpenAI's form of a request to what a provider takes instead, or beside it. */
export type ResponsesQuirk = (body: ResponsesRequest, context: QuirkContext, losses: LossReport) => ResponsesRequest
