import { expect, it } from 'vitest'
import { createCrashLimit } from './crash-limit.ts'

it('draws a page again three times a minute, and then no more', () => {
  const limit = createCrashLimit()
  expect([0, 1_000, 2_000, 3_000, 4_000].map(limit.mayReload)).toEqual([true, true, true, false, false])
})

it('forgets crashes that are long past', () => {
  const limit = createCrashLimit()
  for (const now of [0, 1_000, 2_000]) limit.mayReload(now)
  expect(limit.mayReload(61_500)).toBe(true)
})
