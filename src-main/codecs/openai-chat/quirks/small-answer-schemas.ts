import type { JsonObject } from '../../json-problem.ts'
import { mapSchema } from './map-schema.ts'
import type { RequestQuirk } from './quirk.ts'

/** Keywords that limit values rather than describe their shape; the servers reject them. */
const limits = [
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minProperties',
  'maxProperties',
  'prefixItems',
  'patternProperties',
]

/** Leaves limits out of the schema of an answer, for servers that know its shape only (edge case 149). */
export const smallAnswerSchemas: RequestQuirk = (body, _context, losses) => {
  const { response_format: format } = body
  if (format === undefined) return body
  const { schema } = format.json_schema
  const small = mapSchema(schema, withoutLimits)
  if (JSON.stringify(small) === JSON.stringify(schema)) return body
  losses.add('changed', 'output_config.format', 'This provider knows no limits in schemas, so they were left out.')
  return { ...body, response_format: { ...format, json_schema: { ...format.json_schema, schema: small } } }
}

function withoutLimits(schema: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !limits.includes(keyword)))
  return kept['type'] === 'array' && kept['items'] === undefined ? { ...kept, items: {} } : kept
}
