import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onceOrphaned } from './parent-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('calls back once when another process has taken the place of the parent', () => {
  let parent = 4711
  const callback = vi.fn()
  onceOrphaned(() => parent, callback)
  vi.advanceTimersByTime(10_000)
  expect(callback).not.toHaveBeenCalled()
  parent = 1
  vi.advanceTimersByTime(10_000)
  expect(callback).toHaveBeenCalledOnce()
})
