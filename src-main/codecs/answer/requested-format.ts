import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { cleanText } from '../conversation/blocks.ts'
import { isObject, type JsonObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { tidyJson } from '../tidy-json.ts'
import { isStrictSchema } from '../tools/strict-schema.ts'
import { upstreamToolName } from '../tools/tool-names.ts'

export interface RequestedSchema {
  /** Where in the request it stands, for the loss report. */
  readonly field: string
  /** Empty where the client gave none. */
  readonly name: string
  readonly schema: JsonObject
}

/** The JSON schema that the answer must follow (edge cases 44 and 68), from its current or its older field. */
export function requestedSchema(request: MessagesRequest, losses: LossReport): RequestedSchema | undefined {
  const format = request.output_config?.format ?? request.output_format
  if (format === null || format === undefined) return undefined
  const field = request.output_config?.format ? 'output_config.format' : 'output_format'
  if (format.type !== 'json_schema' || !isObject(format.schema)) {
    losses.add('dropped', field, 'Only JSON schemas are known as the form of an answer.')
    return undefined
  }
  const { $schema: _dialect, ...schema } = tidyJson(format.schema) as JsonObject
  return { field, name: cleanText(format.name), schema }
}

export interface RequestedFormat {
  readonly name: string
  readonly schema: JsonObject
  /** Where it is not, the server takes the schema as advice. */
  readonly isStrict: boolean
}

/** The schema as OpenAI's APIs want it: with a name, and strict where it allows that. */
export function requestedFormat(request: MessagesRequest, losses: LossReport): RequestedFormat | undefined {
  const requested = requestedSchema(request, losses)
  if (requested === undefined) return undefined
  const { field, name, schema } = requested
  const isStrict = isStrictSchema(schema)
  if (!isStrict) losses.add('changed', field, 'The schema is no strict one, so the provider takes it as advice.')
  return { name: upstreamToolName(name || 'answer'), schema, isStrict }
}
