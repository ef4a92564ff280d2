import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { requestedFormat } from '../answer/requested-format.ts'
import type { LossReport } from '../loss-report.ts'
import type { ChatResponseFormat } from './chat-request.ts'

/** The schema that the answer must follow (edge case 44). */
export function encodeOutputFormat(request: MessagesRequest, losses: LossReport): ChatResponseFormat | undefined {
  const requested = requestedFormat(request, losses)
  if (requested === undefined) return undefined
  const { name, schema, isStrict } = requested
  return { type: 'json_schema', json_schema: { name, schema, ...(isStrict ? { strict: true } : {}) } }
}
