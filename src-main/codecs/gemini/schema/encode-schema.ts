import type { LossReport } from '../../loss-report.ts'
import { encodeToolSchema } from '../../tools/tool-schema.ts'
import { tidyJson } from '../../tidy-json.ts'
import { inlineReferences } from './inline-references.ts'
import type { PlainSchema } from './plain-schema.ts'
import { isSchema, type Note } from './schema.ts'
import { simplifySchema } from './simplify-schema.ts'
import { writeJsonSchema, type GeminiJsonSchema } from './write-json-schema.ts'
import { writeOpenApiSchema, type GeminiSchema } from './write-openapi-schema.ts'

/** The form of a schema: JSON Schema as far as Gemini takes it, or Gemini's own, which says less. */
export type SchemaForm = 'json-schema' | 'openapi'

export type EncodedSchema =
  | { readonly form: 'json-schema'; readonly schema: GeminiJsonSchema }
  | { readonly form: 'openapi'; readonly schema: GeminiSchema }

/** The schema of a tool's input; null for a tool without parameters, which must have none at all (edge case 83). */
export function encodeParameters(
  given: unknown,
  form: SchemaForm,
  field: string,
  losses: LossReport,
): EncodedSchema | null {
  const note = noteIn(field, losses)
  const root = isSchema(given) ? inlineReferences(asSchema(given), note) : given
  const plain = simplifySchema(encodeToolSchema(root, field, losses), note)
  // An input is an object, whatever else its schema may say.
  if (plain.kind !== 'object') return null
  const isEmpty = plain.properties.length === 0 && typeof plain.additional === 'boolean'
  return isEmpty && plain.description === undefined ? null : write({ ...plain, nullable: false }, form, note)
}

/** The schema that an answer must follow (edge case 44). */
export function encodeAnswerSchema(given: object, form: SchemaForm, field: string, losses: LossReport): EncodedSchema {
  const note = noteIn(field, losses)
  return write(simplifySchema(inlineReferences(asSchema(given), note), note), form, note)
}

function asSchema(given: object) {
  const tidy = tidyJson(given)
  return isSchema(tidy) ? tidy : {}
}

function noteIn(field: string, losses: LossReport): Note {
  return (reason) => losses.add('changed', field, reason)
}

function write(plain: PlainSchema, form: SchemaForm, note: Note): EncodedSchema {
  return form === 'json-schema'
    ? { form, schema: writeJsonSchema(plain) }
    : { form, schema: writeOpenApiSchema(plain, note) }
}
