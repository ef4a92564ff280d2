import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** OpenAI's own description of its API lies with the recordings, beside the project: see `hasRecordings`. */
const path = resolve(import.meta.dirname, '../../../../shared/specs/openai/openapi.json')

/**
 * Checks bodies against one of OpenAI's schemas, closed against fields that it does not name. Load it once: the
 * description is large. `revive` may change the description where OpenAI itself accepts more.
 */
export function loadOpenAiValidator(
  schema: string,
  revive: (key: string, value: unknown) => unknown = (_key, value) => value,
): (body: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  addFormats(ajv)
  // `nullable` is of an older kind of description; FreeCC sends no null where it stands.
  const description: unknown = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
    key === 'nullable' ? undefined : revive(key, value),
  )
  ajv.addSchema(description as object, 'openai')
  const validate = ajv.compile({ $ref: `openai#/components/schemas/${schema}`, unevaluatedProperties: false })
  return (body) => {
    // What is sent is the JSON, without the fields that are undefined.
    if (validate(JSON.parse(JSON.stringify(body)))) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}
