import type { EncodeContext } from '../../codec.ts'
import type { LossReport } from '../../loss-report.ts'
import type { MessagesBody } from '../messages-body.ts'

/** A pure transform from Anthropic's form of a Messages request to what another vendor documents instead. */
export type MessagesQuirk = (body: MessagesBody, context: EncodeContext, losses: LossReport) => MessagesBody
