import type { Loss } from '../../shared/request-log.ts'

/**
 * Collects what a translation could not carry over. The same thing happening in many places, as with the blocks of a
 * long history, becomes one line with a count.
 */
export interface LossReport {
  add(action: Loss['action'], field: string, reason: string): void
  list(): readonly Loss[]
}

export function createLossReport(): LossReport {
  const found = new Map<string, { loss: Loss; count: number }>()
  return {
    add(action, field, reason) {
      const key = `${action} ${field.replaceAll(/\[\d+\]/g, '[]')} ${reason}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { loss: { action, field, reason }, count: 1 })
      else known.count += 1
    },
    list: () =>
      [...found.values()].map(({ loss, count }) =>
        count === 1 ? loss : { ...loss, reason: `${loss.reason} (${count} times, here first)` },
      ),
  }
}
