import type { Catalogue, Locale } from './catalogue.ts'
import { en } from './en.ts'
import { zhCn } from './zh-cn.ts'

export type { Catalogue, Locale, MessageKey } from './catalogue.ts'

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, 'zh-CN': zhCn }

/**
 * The language to speak: the chosen one, or for `system` the first of the system's languages that we have.
 *
 * Every kind of Chinese gets Simplified Chinese, which readers of Traditional Chinese prefer to English.
 *
 * @param systemLanguages language tags in order of preference, such as `zh-Hant-TW`
 */
export function resolveLocale(language: Locale | 'system', systemLanguages: readonly string[]): Locale {
  if (language !== 'system') return language
  for (const tag of systemLanguages) {
    const primary = tag.toLowerCase().split(/[-_]/)[0]
    if (primary === 'zh') return 'zh-CN'
    if (primary === 'en') return 'en'
  }
  return 'en'
}
