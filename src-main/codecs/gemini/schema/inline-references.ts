import { describe, isSchema, textOf, type Note, type Schema } from './schema.ts'

/** References may multiply: what lies beyond this many schemas accepts anything. */
const mostSchemas = 1_000

/** Keywords whose value maps names to schemas. */
const maps = ['properties', 'patternProperties', 'dependentSchemas', 'dependencies']
/** Keywords whose value is a schema or a list of them. */
const places = [
  'items',
  'prefixItems',
  'additionalItems',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'anyOf',
  'oneOf',
  'allOf',
]
/** Beside a reference these say something about the place, not about what is allowed there. */
const annotations = ['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', '$comment']

/**
 * A schema with its references replaced by what they refer to, and without definitions: Gemini follows no references in
 * one form of its schemas, and only bare ones in the other (edge case 79). A schema that contains itself is shown once;
 * inside, a sentence says so. Names of properties are data, whatever they are called (edge case 82).
 */
export function inlineReferences(schema: Schema, note: Note): Schema {
  let count = 0
  return inline(schema, [])

  function inline(given: Schema, open: readonly string[]): Schema {
    count += 1
    if (count > mostSchemas) {
      if (count === mostSchemas + 1) note('The schema is too large; its last parts accept anything.')
      return {}
    }
    const { $ref, $defs: _defs, definitions: _definitions, ...rest } = given
    const own = Object.fromEntries(Object.entries(rest).map(([keyword, value]) => [keyword, inlineIn(keyword, value)]))
    if (typeof $ref !== 'string') return own
    return referred($ref, own, open)

    function inlineIn(keyword: string, value: unknown): unknown {
      if (maps.includes(keyword) && isSchema(value)) {
        return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, inlineAny(entry)]))
      }
      return places.includes(keyword) ? inlineAny(value) : value
    }

    function inlineAny(value: unknown): unknown {
      if (Array.isArray(value)) return value.map((entry: unknown) => (isSchema(entry) ? inline(entry, open) : entry))
      return isSchema(value) ? inline(value, open) : value
    }
  }

  function referred(reference: string, own: Schema, open: readonly string[]): Schema {
    const target = lookUp(schema, reference)
    const name = reference.slice(reference.lastIndexOf('/') + 1)
    if (target === undefined) {
      note(`The reference ${reference} leads nowhere, so the place accepts anything.`)
      return own
    }
    if (open.includes(reference)) {
      note('A schema that contains itself was cut off where it repeats.')
      const type = textOf(target['type'])
      const repeats = describe(textOf(own['description']), `Has the same form as the ${name} around it.`)
      return { ...own, ...(type === '' ? {} : { type }), description: repeats }
    }
    note('References were replaced by what they refer to.')
    const inlined = inline(target, [...open, reference])
    const isAnnotated = Object.keys(own).every((keyword) => annotations.includes(keyword))
    return isAnnotated ? { ...inlined, ...own } : { allOf: [inlined, own] }
  }
}

/** What a JSON pointer such as `#/$defs/Cell` points to within the root. */
function lookUp(root: Schema, reference: string): Schema | undefined {
  if (reference === '#') return root
  if (!reference.startsWith('#/')) return undefined
  let found: unknown = root
  for (const step of reference.slice(2).split('/')) {
    const name = decodeStep(step)
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Schema)[name]
  }
  return isSchema(found) ? found : undefined
}

function decodeStep(step: string): string {
  const unescaped = step.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(unescaped)
  } catch {
    return unescaped
  }
}
