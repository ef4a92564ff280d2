import { createInstance, type i18n } from 'i18next'
import { catalogues, type Locale } from './index.ts'
import type { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
    keySeparator: false
    nsSeparator: false
    strictInterpolationChecks: true
  }
}

/** Looks a message up and fills it in. Keys and placeholders are checked by the compiler. */
export type Translate = i18n['t']

/**
 * One translator for tray and window, so that both speak alike. Ready at once: the catalogues are part of the program.
 * `changeLanguage(locale)` switches it; its `t` is bound and keeps working.
 */
export function createTranslator(locale: Locale): i18n {
  const translator = createInstance()
  void translator.init({
    lng: locale,
    fallbackLng: 'en',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // Output is text nodes and menu labels, never HTML.
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(Object.entries(catalogues).map(([name, words]) => [name, { translation: words }])),
  })
  return translator
}
