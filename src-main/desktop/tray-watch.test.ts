import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchTray } from './tray-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A desktop whose panel is there or not. */
function setUp(isThere: boolean) {
  const panel = { isThere }
  const onChange = vi.fn<() => void>()
  return { panel, onChange, watch: watchTray(onChange, () => Promise.resolve(panel.isThere)) }
}

it('tells when a tray is gone and when it is back, and nothing in between', async () => {
  const { panel, onChange, watch } = setUp(true)
  await watch.look()
  expect(onChange).not.toHaveBeenCalled()
  panel.isThere = false
  await watch.look()
  await watch.look()
  expect(onChange).toHaveBeenCalledOnce()
  expect(watch.hasTray()).toBe(false)
  panel.isThere = true
  await watch.look()
  expect(onChange).toHaveBeenCalledTimes(2)
  expect(watch.hasTray()).toBe(true)
})

it('waits for a panel that comes late', async () => {
  const { panel, watch } = setUp(false)
  const found = watch.wait()
  await vi.advanceTimersByTimeAsync(3_000)
  panel.isThere = true
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await found).toBe(true)
})

it('gives up on a desktop that has none', async () => {
  const { watch } = setUp(false)
  const found = watch.wait()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await found).toBe(false)
})
