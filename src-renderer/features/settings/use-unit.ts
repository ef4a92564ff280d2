import { useLocale } from '../../state/use-locale.ts'

/** Writes numbers with this unit, such as "7 days", in the language of the window. */
export function useUnit(unit: 'day' | 'kilobyte' | 'megabyte'): Intl.NumberFormat {
  const unitDisplay = unit === 'day' ? 'long' : 'short'
  return new Intl.NumberFormat(useLocale(), { style: 'unit', unit, unitDisplay })
}
