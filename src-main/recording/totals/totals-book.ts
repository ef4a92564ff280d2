import { isRunning } from '../../../shared/request-log.ts'
import { countExchange, dayOf, type DayTotals, type Totals } from '../../../shared/totals.ts'
import type { ExchangeObserver } from '../../proxy/proxy.ts'

export interface TotalsBookOptions {
  /** What was counted before. */
  readonly first: Totals
  readonly write: (totals: Totals) => Promise<void>
  /** A day that was added to; at most once a second. */
  readonly onChange: (day: DayTotals) => void
  /** The file cannot be written; told once until it works again. */
  readonly onTrouble: (error: unknown) => void
}

export interface TotalsBook {
  readonly observer: Pick<ExchangeObserver, 'exchange'>
  readonly totals: () => Totals
  /** Resolves when the file is written. */
  readonly close: () => Promise<void>
}

/** Milliseconds. A crash loses no more than the last minute. */
const writeInterval = 60_000
const tellInterval = 1_000

/** Counts every exchange once, when it is over, and keeps the sums over restarts. */
export function createTotalsBook({ first, write, onChange, onTrouble }: TotalsBookOptions): TotalsBook {
  let totals = first
  let writing = Promise.resolve()
  let writeTimer: NodeJS.Timeout | undefined
  let tellTimer: NodeJS.Timeout | undefined
  let hasTrouble = false
  /** Since they were told the last time. */
  const changedDays = new Set<string>()

  function writeNow(): void {
    clearTimeout(writeTimer)
    writeTimer = undefined
    const current = totals
    writing = writing
      .then(() => write(current))
      .then(
        () => void (hasTrouble = false),
        (error: unknown) => {
          if (!hasTrouble) onTrouble(error)
          hasTrouble = true
        },
      )
  }

  function tell(): void {
    tellTimer = undefined
    const days = totals.filter(({ day }) => changedDays.has(day))
    changedDays.clear()
    for (const day of days) onChange(day)
  }

  return {
    observer: {
      exchange(summary) {
        if (isRunning(summary) || summary.route === null) return
        totals = countExchange(totals, summary)
        changedDays.add(dayOf(new Date(summary.startedAt)))
        writeTimer ??= setTimeout(writeNow, writeInterval)
        tellTimer ??= setTimeout(tell, tellInterval)
      },
    },
    totals: () => totals,
    async close() {
      clearTimeout(tellTimer)
      if (writeTimer !== undefined) writeNow()
      await writing
    },
  }
}
