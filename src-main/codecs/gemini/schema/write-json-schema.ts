import { present } from '../../compact.ts'
import type { PlainSchema } from './plain-schema.ts'

/**
 * What Gemini documents of JSON Schema for `parametersJsonSchema` and `responseJsonSchema`, and the limits of strings,
 * which its own form has as well.
 *
 * @see https://ai.google.dev/api/generate-content#FIELDS.response_json_schema
 */
export interface GeminiJsonSchema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, GeminiJsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | GeminiJsonSchema
  readonly prefixItems?: readonly GeminiJsonSchema[]
  readonly items?: GeminiJsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly enum?: readonly (string | number)[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly GeminiJsonSchema[]
}

/** A plain schema as JSON Schema. */
export function writeJsonSchema(schema: PlainSchema): GeminiJsonSchema {
  const written = present<GeminiJsonSchema>(write(schema))
  return schema.nullable && schema.kind !== 'null' ? withNull(written) : written
}

type Written = { readonly [Key in keyof GeminiJsonSchema]?: GeminiJsonSchema[Key] | undefined }

function write(schema: PlainSchema): Written {
  const { kind, description } = schema
  switch (kind) {
    case 'object': {
      const { properties, required, additional } = schema
      return {
        type: kind,
        description,
        properties: Object.fromEntries(properties.map(([name, property]) => [name, writeJsonSchema(property)])),
        required: required.length === 0 ? undefined : required,
        additionalProperties:
          additional === true ? undefined : additional === false ? false : writeJsonSchema(additional),
      }
    }
    case 'array': {
      const { positions, items, minimum, maximum } = schema
      return {
        type: kind,
        description,
        prefixItems: positions.length === 0 ? undefined : positions.map(writeJsonSchema),
        items: positions.length > 0 && maximum === positions.length ? undefined : writeJsonSchema(items),
        minItems: minimum,
        maxItems: maximum,
      }
    }
    case 'string': {
      const { values, format, pattern, minimum, maximum } = schema
      return { type: kind, description, enum: values, format, pattern, minLength: minimum, maxLength: maximum }
    }
    case 'number':
    case 'integer':
      return { type: kind, description, enum: schema.values, minimum: schema.minimum, maximum: schema.maximum }
    case 'boolean':
    case 'null':
      return { type: kind, description }
    case 'union':
      return { description, anyOf: schema.branches.map(writeJsonSchema) }
    case 'any':
      return { description, anyOf: anyValue }
  }
}

/** A schema without a type would say the same, but Gemini's own form, into which it is turned there, needs types. */
const anyValue: readonly GeminiJsonSchema[] = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'object' },
  { type: 'array', items: { type: 'string' } },
]

/** A list of values holds for null as well, so null stands beside it. */
function withNull(schema: GeminiJsonSchema): GeminiJsonSchema {
  const { type, description, anyOf, ...rest } = schema
  if (anyOf !== undefined) return { ...schema, anyOf: [...anyOf, { type: 'null' }] }
  if (rest.enum === undefined) return { ...schema, type: [String(type), 'null'] }
  return present<GeminiJsonSchema>({ description, anyOf: [{ ...rest, type: String(type) }, { type: 'null' }] })
}
