import type { Words } from './i18n/catalogue.ts'

/** An expected failure is a value with one sentence for people, not an exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure

export interface Failure {
  readonly ok: false
  readonly message: string
  /** The same sentence in the catalogues: the window gets it in the user's language. */
  readonly words?: Words
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail<T = never>(message: string): Result<T> {
  return { ok: false, message }
}
