import type { Redact } from '../logging/pattern-redactor.ts'
import { hidden } from '../../shared/hidden-secret.ts'

/** The same value with every string in it redacted; the value itself where there was nothing to hide. */
export function redactStrings<Value>(value: Value, redact: Redact): Value {
  const text = JSON.stringify(value)
  return redact(text) === text ? value : (redactEach(value, redact) as Value)
}

function redactEach(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactEach(item, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactEach(item, redact)]))
}

/** Headers that let somebody in, whatever they hold. */
const credentials =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|x-goog-api-key|x-auth-token)$/

/** One line a header, names in lower case. */
export function redactHeaders(
  headers: Readonly<Record<string, number | string | readonly string[] | undefined>>,
  redact: Redact,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return []
    const lower = name.toLowerCase()
    const text = typeof value === 'object' ? value.join(', ') : String(value)
    return [[redact(lower), credentials.test(lower) ? hidden : redact(text)] as const]
  })
}
