import type { Locale } from '../shared/i18n/index.ts'

/** What differs between models: the last part of `accounts/fireworks/models/qwen3-coder`. */
export function modelBaseName(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1) || model
}

/** Rounded for reading: `842`, `12.4K` or `1.2万`. The exact number belongs in a title. */
export function compactNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

export function exactNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** @param share 0 to 1 */
export function percentage(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share)
}

/** `0.42 s`, `3.4 s`, `72 s`: three figures are enough to compare. */
export function seconds(ms: number, locale: Locale): string {
  const value = ms / 1000
  const digits = value < 1 ? 2 : value < 60 ? 1 : 0
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** `14:02:05` */
export function clockTime(epochMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(epochMs)
}

/** `$0.15`, `$3`: US dollars, with as many digits as it takes to tell them apart. */
export function dollars(amount: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  }).format(amount)
}

/** `14:02`, and the day where it is not today. */
export function timeOfDay(epochMs: number, now: number, locale: Locale): string {
  const isToday = new Date(epochMs).toDateString() === new Date(now).toDateString()
  return new Intl.DateTimeFormat(locale, {
    ...(isToday ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(epochMs)
}
