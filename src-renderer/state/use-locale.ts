import type { Locale } from '../../shared/i18n/index.ts'
import { useAppState } from './use-window.ts'

/** For numbers and times, which `Intl` writes. */
export function useLocale(): Locale {
  return useAppState().locale
}
