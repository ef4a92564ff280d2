import { Ajv } from 'ajv'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Google's own description of its API lies with the recordings, beside the project: see `hasRecordings`. */
const path = resolve(import.meta.dirname, '../../../../../shared/specs/gemini/openapi.from-discovery.v1beta.json')

interface Described {
  readonly properties?: object
  readonly additionalProperties?: unknown
}

/** Checks bodies against one of Google's schemas, closed against fields that it does not name. */
export function loadValidator(schema: 'GenerateContentRequest' | 'CountTokensRequest'): (body: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  const description: unknown = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
    key === 'nullable' && value === true ? undefined : closed(value),
  )
  ajv.addSchema(description as object, 'google')
  const validate = ajv.compile({ $ref: `google#/components/schemas/${schema}` })
  return (body) => {
    // What is sent is the JSON, without the fields that are undefined.
    if (validate(JSON.parse(JSON.stringify(body)))) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

function closed(value: unknown): unknown {
  const isSchema = typeof value === 'object' && value !== null && 'type' in value && 'properties' in value
  const { properties, additionalProperties } = isSchema ? (value as Described) : {}
  if (typeof properties !== 'object' || additionalProperties !== undefined) return value
  return { ...(value as object), additionalProperties: false }
}
