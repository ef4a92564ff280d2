import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { readAnswerSchema } from '../conversation/answer-schema.ts'
import type { LossReport } from '../loss-report.ts'
import { isStrictSchema } from '../tools/strict-schema.ts'
import { upstreamToolName } from '../tools/tool-names.ts'
import type { ChatResponseFormat } from './chat-request.ts'

/** The schema of the answer: strict where it allows that; otherwise the server takes it as advice (edge case 44). */
export function encodeOutputFormat(request: MessagesRequest, losses: LossReport): ChatResponseFormat | undefined {
  const answer = readAnswerSchema(request, losses)
  if (answer === undefined) return undefined
  const { field, schema } = answer
  const isStrict = isStrictSchema(schema)
  if (!isStrict) losses.add('changed', field, 'The schema is no strict one, so the provider takes it as advice.')
  const name = upstreamToolName(answer.name || 'answer')
  return { type: 'json_schema', json_schema: { name, schema, ...(isStrict ? { strict: true } : {}) } }
}
