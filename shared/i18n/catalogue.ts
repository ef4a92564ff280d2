import type { en } from './en.ts'

/** The languages that the app speaks. */
export type Locale = 'en' | 'zh-CN'

export type MessageKey = keyof typeof en
export type Catalogue = Readonly<Record<MessageKey, string>>

export type FailureKey = Extract<MessageKey, `failure.${string}`>

/** A sentence of the catalogues that is not said yet: nobody has asked in which language. */
export interface Words {
  readonly key: FailureKey
  readonly values: Readonly<Record<string, string>>
}
