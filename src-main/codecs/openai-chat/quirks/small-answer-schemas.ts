import { schemaInstruction } from '../../answer/schema-instruction.ts'
import type { JsonObject } from '../../json-problem.ts'
import type { ChatMessage } from '../chat-request.ts'
import { joinMessages } from '../join-messages.ts'
import { isEnforceable } from './is-enforceable.ts'
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

/**
 * Leaves limits out of the schema of an answer, for servers that know its shape only; asks in words for a shape that they
 * do not know either (edge case 149).
 */
export const smallAnswerSchemas: RequestQuirk = (body, _context, losses) => {
  const { response_format: format, ...others } = body
  if (format === undefined) return body
  const { schema } = format.json_schema
  const small = mapSchema(schema, withoutLimits)
  if (!isEnforceable(small)) {
    losses.add(
      'emulated',
      'output_config.format',
      'The provider cannot enforce it, so the model was asked to follow it.',
    )
    return { ...others, messages: withInstruction(body.messages, schemaInstruction(schema)) }
  }
  if (JSON.stringify(small) === JSON.stringify(schema)) return body
  losses.add('changed', 'output_config.format', 'This provider knows no limits in schemas, so they were left out.')
  return { ...body, response_format: { ...format, json_schema: { ...format.json_schema, schema: small } } }
}

function withoutLimits(schema: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !limits.includes(keyword)))
  return kept['type'] === 'array' && kept['items'] === undefined ? { ...kept, items: {} } : kept
}

/** The messages with one more sentence at the end of the system prompt. */
function withInstruction(messages: readonly ChatMessage[], content: string): readonly ChatMessage[] {
  const start = messages[0]?.role === 'system' ? 1 : 0
  return joinMessages([...messages.slice(0, start), { role: 'system', content }, ...messages.slice(start)])
}
