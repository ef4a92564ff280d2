import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createTokenCounter } from './token-counter.ts'

function startCounter() {
  const counter = createTokenCounter()
  onTestFinished(() => counter.close())
  return counter
}

describe('createTokenCounter', () => {
  it('counts in a thread, so that others have their turns meanwhile', async () => {
    const counter = startCounter()
    expect(counter.isRunning()).toBe(false)
    let turns = 0
    const turn = setInterval(() => (turns += 1), 1)
    const text = 'The file is read before it is changed. '.repeat(25_000)
    expect(await counter.count([text], 'o200k_base', 20_000)).toBeGreaterThan(200_000)
    clearInterval(turn)
    expect(counter.isRunning()).toBe(true)
    expect(turns).toBeGreaterThan(10)
  })

  it('answers each of many at once with its own count', async () => {
    const counter = startCounter()
    const lengths = Array.from({ length: 50 }, (_, index) => index + 1)
    const counts = lengths.map((length) => counter.count([' word'.repeat(length)], 'o200k_base', 20_000))
    expect(await Promise.all(counts)).toEqual(lengths)
  })

  it('gives up when its time is over, and counts the next', async () => {
    const counter = startCounter()
    await counter.count(['warm'], 'o200k_base', 20_000)
    const endless = counter.count(
      Array.from({ length: 400_000 }, (_, index) => `text${index}`),
      'o200k_base',
      1,
    )
    expect(await endless).toBeNull()
    expect(await counter.count(['hello world'], 'o200k_base', 20_000)).toBe(2)
  })

  it('ends the thread each time that nothing was counted for two minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const counter = startCounter()
    for (const _ of ['first', 'second']) {
      await counter.count(['hello'], 'o200k_base', 20_000)
      vi.advanceTimersByTime(100_000)
      await counter.count(['hello'], 'o200k_base', 20_000)
      vi.advanceTimersByTime(100_000)
      expect(counter.isRunning()).toBe(true)
      vi.advanceTimersByTime(20_000)
      expect(counter.isRunning()).toBe(false)
    }
  })

  it('answers what is waiting when it is closed, and starts again when asked', async () => {
    const counter = startCounter()
    const waiting = counter.count(['hello'], 'o200k_base', 20_000)
    await counter.close()
    expect(await waiting).toBeNull()
    expect(counter.isRunning()).toBe(false)
    expect(await counter.count(['hello'], 'o200k_base', 20_000)).toBe(1)
  })
})
