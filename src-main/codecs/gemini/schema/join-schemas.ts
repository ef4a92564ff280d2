import type { PlainSchema, PlainUnion } from './plain-schema.ts'
import { describe } from './schema.ts'

/** A union of schemas as plain as can be: flat, without null and without repetitions. */
export function joinSchemas(
  branches: readonly PlainSchema[],
  description: string | undefined,
  isNullable: boolean,
): PlainSchema {
  const flat = branches.flatMap((branch): readonly Exclude<PlainSchema, PlainUnion>[] =>
    branch.kind === 'union' ? branch.branches : [branch],
  )
  const said = branches.map((branch) => (branch.kind === 'union' ? (branch.description ?? '') : ''))
  const whole = describe(description ?? '', ...said)
  const nullable = isNullable || branches.some((branch) => branch.nullable || branch.kind === 'null')
  const values = flat.filter(({ kind }) => kind !== 'null').map((branch) => ({ ...branch, nullable: false }))
  const unique = [...new Map(values.map((branch) => [JSON.stringify(branch), branch])).values()]
  const [first, ...others] = unique
  if (first === undefined) return { kind: 'null', description: whole, nullable: true }
  if (unique.some(({ kind }) => kind === 'any')) return anything(whole, nullable)
  if (others.length > 0) return { kind: 'union', branches: unique, description: whole, nullable }
  return { ...first, description: describe(whole ?? '', first.description ?? ''), nullable }
}

export function anything(description: string | undefined, nullable: boolean): PlainSchema {
  return { kind: 'any', description, nullable }
}
