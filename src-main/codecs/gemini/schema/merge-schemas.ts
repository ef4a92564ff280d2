import { describe, excerpt, isSchema, numberOf, textOf, type Note, type Schema } from './schema.ts'

/** One schema that asks for what both ask, as far as that can be said: the parts of an `allOf` become one. */
export function mergeSchemas(first: Schema, second: Schema, note: Note): Schema {
  const merged: Record<string, unknown> = { ...first }
  for (const [keyword, value] of Object.entries(second)) {
    merged[keyword] = Object.hasOwn(first, keyword) ? mergeKeyword(keyword, first[keyword], value) : value
  }
  return both(first, second, 'anyOf') || both(first, second, 'oneOf') ? withSecondUnion(merged, second) : merged

  function mergeKeyword(keyword: string, one: unknown, other: unknown): unknown {
    switch (keyword) {
      case 'description':
        return describe(textOf(one), textOf(other))
      case 'properties':
      case 'patternProperties':
        return mergeMaps(one, other)
      case 'required':
        return [...new Set([...listOf(one), ...listOf(other)])]
      case 'type':
        return mergeTypes(one, other)
      case 'enum':
        return sharedValues(one, other)
      case 'items':
      case 'additionalProperties':
        return mergeAny(one, other)
      case 'minimum':
      case 'exclusiveMinimum':
      case 'minLength':
      case 'minItems':
      case 'minProperties':
        return Math.max(numberOf(one) ?? -Infinity, numberOf(other) ?? -Infinity)
      case 'maximum':
      case 'exclusiveMaximum':
      case 'maxLength':
      case 'maxItems':
      case 'maxProperties':
        return Math.min(numberOf(one) ?? Infinity, numberOf(other) ?? Infinity)
      default:
        return one
    }
  }

  function mergeMaps(one: unknown, other: unknown): unknown {
    if (!isSchema(one) || !isSchema(other)) return isSchema(one) ? one : other
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return Object.fromEntries(
      Array.from(names, (name) => {
        const isInBoth = Object.hasOwn(one, name) && Object.hasOwn(other, name)
        return [name, isInBoth ? mergeAny(one[name], other[name]) : (one[name] ?? other[name])]
      }),
    )
  }

  function mergeAny(one: unknown, other: unknown): unknown {
    if (isSchema(one) && isSchema(other)) return mergeSchemas(one, other, note)
    if (one === false || other === false) return false
    return isSchema(one) ? one : other
  }

  /** Two unions at once would multiply: the second one is put into words. */
  function withSecondUnion(schema: Schema, { anyOf, oneOf }: Schema): Schema {
    note('Of two unions for the same value, one was put into words.')
    return {
      ...schema,
      description: describe(textOf(schema['description']), `Also one of: ${excerpt(anyOf ?? oneOf)}`),
    }
  }
}

function both(first: Schema, second: Schema, keyword: string): boolean {
  return first[keyword] !== undefined && second[keyword] !== undefined
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

function mergeTypes(one: unknown, other: unknown): unknown {
  const others = listOf(other)
  const shared = listOf(one).filter(
    (type) => others.includes(type) || (type === 'integer' && others.includes('number')),
  )
  const narrowed = others.includes('integer') && listOf(one).includes('number') ? [...shared, 'integer'] : shared
  if (narrowed.length === 0) return one
  return narrowed.length === 1 ? narrowed[0] : narrowed
}

function sharedValues(one: unknown, other: unknown): unknown {
  const wanted = listOf(other).map((value) => JSON.stringify(value))
  const shared = listOf(one).filter((value) => wanted.includes(JSON.stringify(value)))
  return shared.length === 0 ? one : shared
}
