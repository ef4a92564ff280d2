import { addDuration, addHistograms, type Histogram } from './histogram.ts'
import type { ExchangeSummary } from './request-log.ts'

/** What requests came to. */
export interface Figures {
  readonly requests: number
  readonly failed: number
  /** Everything the prompts held, cached or not. */
  readonly inputTokens: number
  /** Of these, what came from a provider's cache. */
  readonly cachedTokens: number
  readonly outputTokens: number
  /** US dollars, of those whose model has a price. */
  readonly cost: number
  /** Answers that cost an unknown amount, which is in no sum. */
  readonly unpriced: number
  /** Times to the first output, and to the end of what was answered. */
  readonly firstOutput: Histogram
  readonly duration: Histogram
}

export interface ModelTotals extends Figures {
  readonly provider: string
  readonly model: string
}

export interface DayTotals {
  /** Local, as people date what they did: `2026-11-22`. */
  readonly day: string
  readonly models: readonly ModelTotals[]
}

/** Oldest first, a day once. */
export type Totals = readonly DayTotals[]

/** The oldest days go. */
export const mostDays = 400

/** Of one day; further ones are counted together, without their names. */
export const mostModels = 50

export const noFigures: Figures = {
  requests: 0,
  failed: 0,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  cost: 0,
  unpriced: 0,
  firstOutput: {},
  duration: {},
}

/** The local day of a moment. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The month of a day: `2026-11`. */
export function monthOf(day: string): string {
  return day.slice(0, 'yyyy-mm'.length)
}

/** Counts an exchange that is over, on the day it began. One that was refused before it had a route counts nowhere. */
export function countExchange(totals: Totals, exchange: ExchangeSummary): Totals {
  const { route, startedAt } = exchange
  if (route === null) return totals
  const day = dayOf(new Date(startedAt))
  const { models = [] } = totals.find((one) => one.day === day) ?? {}
  return withDay(totals, { day, models: countModel(models, route, figuresOf(exchange)) })
}

/** With this day in place of what stood for it. */
export function withDay(totals: Totals, changed: DayTotals): Totals {
  return [...totals.filter(({ day }) => day !== changed.day), changed]
    .sort((one, other) => one.day.localeCompare(other.day))
    .slice(-mostDays)
}

export function addFigures(one: Figures, other: Figures): Figures {
  return {
    requests: one.requests + other.requests,
    failed: one.failed + other.failed,
    inputTokens: one.inputTokens + other.inputTokens,
    cachedTokens: one.cachedTokens + other.cachedTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cost: one.cost + other.cost,
    unpriced: one.unpriced + other.unpriced,
    firstOutput: addHistograms(one.firstOutput, other.firstOutput),
    duration: addHistograms(one.duration, other.duration),
  }
}

/** All that is in these days. */
export function sumOf(totals: Totals): Figures {
  return totals.flatMap(({ models }) => models).reduce<Figures>(addFigures, noFigures)
}

function countModel(
  models: readonly ModelTotals[],
  { provider, model }: { readonly provider: string; readonly model: string },
  figures: Figures,
): readonly ModelTotals[] {
  const at = models.findIndex((known) => known.provider === provider && known.model === model)
  const known = models[at]
  if (known !== undefined) return models.with(at, { ...known, ...addFigures(known, figures) })
  if (models.length < mostModels) return [...models, { provider, model, ...figures }]
  return models.length === mostModels
    ? [...models, { provider: '', model: '', ...figures }]
    : models.map((other, index) => (index === mostModels ? { ...other, ...addFigures(other, figures) } : other))
}

function figuresOf({ state, usage, cost, firstOutputMs, durationMs }: ExchangeSummary): Figures {
  return {
    requests: 1,
    failed: state === 'failed' ? 1 : 0,
    inputTokens:
      usage === null ? 0 : usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens,
    cachedTokens: usage?.cache_read_input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
    cost: cost ?? 0,
    unpriced: usage !== null && cost === null ? 1 : 0,
    firstOutput: firstOutputMs === null ? {} : addDuration({}, firstOutputMs),
    duration: state === 'done' && durationMs !== null ? addDuration({}, durationMs) : {},
  }
}
