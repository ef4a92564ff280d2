import type { Failure } from '../result.ts'
import { en } from './en.ts'
import type { Catalogue, MessageKey } from './index.ts'

/** A sentence of the catalogues that is not said yet: nobody has asked in which language. */
export interface Words {
  readonly key: FailureKey
  readonly values: Readonly<Record<string, string>>
}

type FailureKey = Extract<MessageKey, `failure.${string}`>

type Places<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Places<Rest> : never

/** Fails with a sentence of the catalogues; logs and tests read it in English. */
export function failWith<Key extends FailureKey>(
  key: Key,
  values: Readonly<Record<Places<(typeof en)[Key]>, string>>,
): Failure {
  const words = { key, values }
  return { ok: false, message: sayWords(words, en), words }
}

export function sayWords({ key, values }: Words, catalogue: Catalogue): string {
  return catalogue[key].replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}
