/** An expected failure is a value with one sentence for people, not an exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail<T = never>(message: string): Result<T> {
  return { ok: false, message }
}
