import type { ExchangeState } from '../../../../shared/request-log.ts'

/** What a request must be, have or contain. */
export type Condition =
  | { readonly kind: 'status'; readonly from: number; readonly to: number }
  | { readonly kind: 'state'; readonly state: ExchangeState }
  | { readonly kind: 'contains'; readonly field: TextField; readonly text: string }
  | { readonly kind: 'is'; readonly what: Flag }
  | { readonly kind: 'took'; readonly comparison: 'over' | 'under'; readonly ms: number }
  /** Free text, looked for in everything that the list knows of a request. */
  | { readonly kind: 'text'; readonly text: string }

const textFields = ['tier', 'provider', 'model', 'session', 'agent'] as const
type TextField = (typeof textFields)[number]

const flags = ['error', 'tool', 'stream', 'running', 'subagent'] as const
type Flag = (typeof flags)[number]

const states = ['waiting', 'streaming', 'done', 'failed', 'aborted'] as const satisfies readonly ExchangeState[]

export interface FilterTerm {
  readonly condition: Condition
  /** Written with a minus in front. */
  readonly isNegated: boolean
}

/** `status:4xx -provider:x >5s "two words"`: all of it must hold. What is no known condition is free text. */
export function parseFilter(query: string): readonly FilterTerm[] {
  return splitTerms(query).map(parseTerm)
}

/** At blanks, except within double quotes. A quote that is not closed yet reaches to the end, as one types it. */
export function splitTerms(query: string): readonly string[] {
  return query.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? []
}

/** Whether this is a condition with a meaning of its own, rather than a word to look for. */
export function isTyped(term: string): boolean {
  return parseTerm(term).condition.kind !== 'text'
}

function parseTerm(term: string): FilterTerm {
  const isNegated = term.length > 1 && term.startsWith('-')
  const words = (isNegated ? term.slice(1) : term).replaceAll('"', '').toLowerCase()
  return {
    condition: parseNamed(words) ?? parseDuration(words) ?? parseFlag(words) ?? { kind: 'text', text: words },
    isNegated,
  }
}

function parseNamed(words: string): Condition | null {
  const [, name, value] = /^([a-z]+):(.+)$/s.exec(words) ?? []
  if (name === undefined || value === undefined) return null
  if (name === 'status') return parseStatus(value)
  const field = textFields.find((known) => known === name)
  return field === undefined ? null : { kind: 'contains', field, text: value }
}

/** `404`, `4xx`, or a state's name. */
function parseStatus(value: string): Condition | null {
  const state = states.find((known) => known === value)
  if (state !== undefined) return { kind: 'state', state }
  if (!/^[1-5](?:\d\d|xx)$/.test(value)) return null
  return { kind: 'status', from: Number(value.replace('xx', '00')), to: Number(value.replace('xx', '99')) }
}

const millisecondsOf = { ms: 1, s: 1000, m: 60_000 } as const

/** `>5s`, `<800ms`, `>1.5m`. */
function parseDuration(words: string): Condition | null {
  const [, sign, number, unit] = /^([<>])(\d+(?:\.\d+)?)(ms|s|m)$/.exec(words) ?? []
  if (sign === undefined) return null
  const ms = Number(number) * millisecondsOf[unit as keyof typeof millisecondsOf]
  return { kind: 'took', comparison: sign === '>' ? 'over' : 'under', ms }
}

function parseFlag(words: string): Condition | null {
  const what = flags.find((known) => known === words)
  return what === undefined ? null : { kind: 'is', what }
}
