import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { requestedSchema } from '../answer/requested-format.ts'
import type { LossReport } from '../loss-report.ts'
import type { GenerationConfig } from './gemini-request.ts'
import type { ModelFeatures } from './model-features.ts'
import { encodeAnswerSchema, type SchemaForm } from './schema/encode-schema.ts'

type OutputFormat = Pick<GenerationConfig, 'responseMimeType' | 'responseSchema' | 'responseJsonSchema'>

/** The JSON schema that the answer must follow (edge case 44). */
export function encodeOutputFormat(
  request: MessagesRequest,
  { takesFormatBesideTools }: ModelFeatures,
  hasTools: boolean,
  form: SchemaForm,
  losses: LossReport,
): OutputFormat {
  const answer = requestedSchema(request, losses)
  if (answer === undefined) return {}
  if (hasTools && !takesFormatBesideTools) {
    losses.add('dropped', answer.field, 'Before Gemini 3 a form for the answer and tools exclude each other.')
    return {}
  }
  const encoded = encodeAnswerSchema(answer.schema, form, answer.field, losses)
  return {
    responseMimeType: 'application/json',
    ...(encoded.form === 'openapi' ? { responseSchema: encoded.schema } : { responseJsonSchema: encoded.schema }),
  }
}
