import { catalogues, type Locale } from '../../shared/i18n/index.ts'
import { sayWords } from '../../shared/i18n/words.ts'
import { fail, type Failure } from '../../shared/result.ts'

/** A reply as the window gets it: a failure that the catalogues have speaks the user's language. */
export function sayFailure(reply: unknown, locale: () => Locale): unknown {
  if (!isFailure(reply) || reply.words === undefined) return reply
  return fail(sayWords(reply.words, catalogues[locale()]))
}

function isFailure(reply: unknown): reply is Failure {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === false
}
