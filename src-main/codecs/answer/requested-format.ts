import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { cleanText } from '../conversation/blocks.ts'
import { isObject, type JsonObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { tidyJson } from '../tidy-json.ts'
import { isStrictSchema } from '../tools/strict-schema.ts'
import { upstreamToolName } from '../tools/tool-names.ts'

export interface RequestedFormat {
  readonly name: string
  readonly schema: JsonObject
  /** Where it is not, the server takes the schema as advice. */
  readonly isStrict: boolean
}

/** The JSON schema that the answer must follow (edge cases 44 and 68), from its current or its older field. */
export function requestedFormat(request: MessagesRequest, losses: LossReport): RequestedFormat | undefined {
  const format = request.output_config?.format ?? request.output_format
  if (format === null || format === undefined) return undefined
  const field = request.output_config?.format ? 'output_config.format' : 'output_format'
  if (format.type !== 'json_schema' || !isObject(format.schema)) {
    losses.add('dropped', field, 'Only JSON schemas are known as the form of an answer.')
    return undefined
  }
  const { $schema: _dialect, ...schema } = tidyJson(format.schema) as JsonObject
  const isStrict = isStrictSchema(schema)
  if (!isStrict) losses.add('changed', field, 'The schema is no strict one, so the provider takes it as advice.')
  return { name: upstreamToolName(cleanText(format.name) || 'answer'), schema, isStrict }
}
