import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { isObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { tidyJson } from '../tidy-json.ts'
import { cleanText } from '../conversation/blocks.ts'
import type { ChatResponseFormat } from './chat-request.ts'
import { isStrictSchema } from '../tools/strict-schema.ts'
import { upstreamToolName } from '../tools/tool-names.ts'

/**
 * The JSON schema that the answer must follow (edge case 44), from its current or its older field. Strict where the
 * schema allows it; otherwise the server takes it as advice.
 */
export function encodeOutputFormat(request: MessagesRequest, losses: LossReport): ChatResponseFormat | undefined {
  const format = request.output_config?.format ?? request.output_format
  if (format === null || format === undefined) return undefined
  const field = request.output_config?.format ? 'output_config.format' : 'output_format'
  if (format.type !== 'json_schema' || !isObject(format.schema)) {
    losses.add('dropped', field, 'Only JSON schemas are known as the form of an answer.')
    return undefined
  }
  const { $schema: _dialect, ...schema } = tidyJson(format.schema) as Readonly<Record<string, unknown>>
  const isStrict = isStrictSchema(schema)
  if (!isStrict) losses.add('changed', field, 'The schema is no strict one, so the provider takes it as advice.')
  const name = upstreamToolName(cleanText(format.name) || 'answer')
  return { type: 'json_schema', json_schema: { name, schema, ...(isStrict ? { strict: true } : {}) } }
}
