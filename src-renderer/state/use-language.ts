import type { i18n } from 'i18next'
import { useLayoutEffect } from 'react'
import type { Locale } from '../../shared/i18n/index.ts'

/** Switches words, screen readers' pronunciation and fonts together. */
export function useLanguage(translator: i18n, locale: Locale): void {
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    void translator.changeLanguage(locale)
  }, [translator, locale])
}
