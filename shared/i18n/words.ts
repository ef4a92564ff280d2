import type { Failure } from '../result.ts'
import type { Catalogue, FailureKey, Words } from './catalogue.ts'
import { en } from './en.ts'

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
