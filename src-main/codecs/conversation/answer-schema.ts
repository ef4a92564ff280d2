import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { isObject } from '../json-problem.ts'
import type { LossReport } from '../loss-report.ts'
import { tidyJson } from '../tidy-json.ts'
import { cleanText } from './blocks.ts'

export interface AnswerSchema {
  /** Where in the request it stands, for the loss report. */
  readonly field: string
  /** Empty where the client gave none. */
  readonly name: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** The JSON schema that the answer must follow (edge case 44), from its current or its older field. */
export function readAnswerSchema(request: MessagesRequest, losses: LossReport): AnswerSchema | undefined {
  const format = request.output_config?.format ?? request.output_format
  if (format === null || format === undefined) return undefined
  const field = request.output_config?.format ? 'output_config.format' : 'output_format'
  if (format.type !== 'json_schema' || !isObject(format.schema)) {
    losses.add('dropped', field, 'Only JSON schemas are known as the form of an answer.')
    return undefined
  }
  const { $schema: _dialect, ...schema } = tidyJson(format.schema) as Readonly<Record<string, unknown>>
  return { field, name: cleanText(format.name), schema }
}
