import { app } from 'electron'
import type { i18n } from 'i18next'
import { resolveLocale, type Locale } from '../../shared/i18n/index.ts'
import type { Settings } from '../../shared/settings.ts'

/** Makes the translator speak this language; `system` is what the user's system speaks. */
export function speak(translator: i18n, language: Settings['appearance']['language']): Locale {
  const locale = resolveLocale(language, app.getPreferredSystemLanguages())
  if (translator.language !== locale) void translator.changeLanguage(locale)
  return locale
}
