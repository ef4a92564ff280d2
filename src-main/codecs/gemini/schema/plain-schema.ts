/**
 * A schema in the few terms that both of Gemini's forms have in common, one kind of value at a time. Whatever else a
 * JSON schema says has been put into words.
 */
export type PlainSchema =
  PlainObject | PlainArray | PlainString | PlainNumber | PlainBoolean | PlainUnion | PlainNull | PlainAny

interface Described {
  readonly description: string | undefined
  /** Whether null is allowed, too. */
  readonly nullable: boolean
}

export interface PlainObject extends Described {
  readonly kind: 'object'
  readonly properties: readonly (readonly [string, PlainSchema])[]
  /** Of these properties. */
  readonly required: readonly string[]
  /** What other properties may hold; false where there may be none, true where the schema does not say. */
  readonly additional: boolean | PlainSchema
}

export interface PlainArray extends Described {
  readonly kind: 'array'
  /** What the items at the start must be, each by its position. */
  readonly positions: readonly PlainSchema[]
  /** What the others must be. */
  readonly items: PlainSchema
  readonly minimum: number | undefined
  readonly maximum: number | undefined
}

export interface PlainString extends Described {
  readonly kind: 'string'
  readonly values: readonly string[] | undefined
  readonly format: 'date-time' | undefined
  readonly pattern: string | undefined
  readonly minimum: number | undefined
  readonly maximum: number | undefined
}

export interface PlainNumber extends Described {
  readonly kind: 'number' | 'integer'
  readonly values: readonly number[] | undefined
  readonly minimum: number | undefined
  readonly maximum: number | undefined
}

export interface PlainBoolean extends Described {
  readonly kind: 'boolean'
}

/** At least two branches, none of them a union. */
export interface PlainUnion extends Described {
  readonly kind: 'union'
  readonly branches: readonly Exclude<PlainSchema, PlainUnion>[]
}

/** Nothing but null. */
export interface PlainNull extends Described {
  readonly kind: 'null'
}

/** Any JSON value. */
export interface PlainAny extends Described {
  readonly kind: 'any'
}
