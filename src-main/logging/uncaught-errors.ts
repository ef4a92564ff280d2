import { inspect } from 'node:util'

/** `exception`: something was broken off in the middle. `rejection`: a failure that nobody waited for. */
export type UncaughtKind = 'exception' | 'rejection'

/** A fault of ours. */
export interface UncaughtError {
  readonly kind: UncaughtKind
  /** With its stack; may hold anything, so it has to be redacted. */
  readonly text: string
}

/** The process, as far as it is needed here. */
export interface UncaughtSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
}

/** Hears of errors that nobody caught. From now on they end the process no more: that is up to the listener. */
export function watchUncaughtErrors(source: UncaughtSource, tell: (uncaught: UncaughtError) => void): void {
  const hear = (kind: UncaughtKind) => (error: unknown) => tell({ kind, text: inspect(error, { depth: 1 }) })
  source.on('uncaughtException', hear('exception'))
  source.on('unhandledRejection', hear('rejection'))
}
