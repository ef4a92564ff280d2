import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { createExchangeHistory } from './exchange-history.ts'

function summary(id: string, change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id,
    startedAt: 0,
    requestedModel: 'claude-opus-5-5',
    refused: null,
    route: null,
    state: 'waiting',
    stream: true,
    status: null,
    sentMs: null,
    firstByteMs: null,
    firstOutputMs: null,
    attempts: [],
    outputCharacters: 0,
    cost: null,
    errorType: null,
    agentId: null,
    durationMs: null,
    usage: null,
    error: null,
    losses: [],
    sessionId: null,
    messageCount: 1,
    toolCount: 0,
    ...change,
  }
}

describe('exchange history', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function historyOf(limit: number) {
    const push = vi.fn<(changed: readonly ExchangeSummary[]) => void>()
    return {
      push,
      history: createExchangeHistory({ limit, interval: 100, push, isWatched: () => true, redact: (all) => all }),
    }
  }

  it('keeps the newest exchanges in the order they came', () => {
    const { history } = historyOf(2)
    for (const id of ['a', 'b', 'c']) history.observer.exchange(summary(id))
    expect(history.list().map(({ id }) => id)).toEqual(['b', 'c'])
  })

  it('replaces an exchange that changed, at its old place', () => {
    const { history } = historyOf(5)
    history.observer.exchange(summary('a'))
    history.observer.exchange(summary('b'))
    history.observer.exchange(summary('a', { state: 'done' }))
    expect(history.list().map(({ id, state }) => [id, state])).toEqual([
      ['a', 'done'],
      ['b', 'waiting'],
    ])
  })

  it('pushes a burst as one batch with the last state of each', () => {
    const { history, push } = historyOf(5)
    history.observer.exchange(summary('a'))
    history.observer.exchange(summary('a', { state: 'streaming' }))
    history.observer.exchange(summary('b'))
    expect(push).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(push).toHaveBeenCalledOnce()
    expect(push.mock.calls[0]?.[0].map(({ id, state }) => [id, state])).toEqual([
      ['a', 'streaming'],
      ['b', 'waiting'],
    ])
  })

  it('pushes at most once an interval, and not at all without change', () => {
    const { history, push } = historyOf(5)
    for (let tenMs = 0; tenMs < 100; tenMs += 1) {
      history.observer.exchange(summary('a', { durationMs: tenMs }))
      vi.advanceTimersByTime(10)
    }
    expect(push).toHaveBeenCalledTimes(10)
    vi.advanceTimersByTime(5_000)
    expect(push).toHaveBeenCalledTimes(10)
  })

  describe('of running exchanges', () => {
    function running(isWatched: boolean) {
      const push = vi.fn<(changed: readonly ExchangeSummary[]) => void>()
      const history = createExchangeHistory({
        limit: 5,
        interval: 100,
        push,
        isWatched: () => isWatched,
        redact: (all) => all,
      })
      let now = summary('a', { state: 'streaming' })
      history.observer.began({ id: 'a', summary: () => now, cancel: () => (now = { ...now, state: 'aborted' }) })
      history.observer.exchange(now)
      vi.advanceTimersByTime(100)
      const counts = () => push.mock.calls.map(([batch]) => batch.map(({ outputCharacters }) => outputCharacters))
      const count = (outputCharacters: number) => (now = { ...now, outputCharacters })
      return { history, counts, count, end: () => history.observer.exchange({ ...now, state: 'done' }) }
    }

    it('tells how far they are, once an interval and only while they move', () => {
      const { counts, count, end } = running(true)
      for (const characters of [10, 20, 30]) count(characters)
      vi.advanceTimersByTime(1_000)
      expect(counts()).toEqual([[0], [30]])
      end()
      vi.advanceTimersByTime(1_000)
      count(40)
      vi.advanceTimersByTime(1_000)
      expect(counts()).toHaveLength(3)
    })

    it('tells nothing of it while nobody looks', () => {
      const { counts, count } = running(false)
      count(10)
      vi.advanceTimersByTime(1_000)
      expect(counts()).toEqual([[0]])
    })

    it('finds and cancels them, and clears all but them', () => {
      const { history, count } = running(true)
      history.observer.exchange(summary('over', { state: 'done' }))
      count(10)
      expect(history.find('a')?.outputCharacters).toBe(10)
      history.clear()
      expect(history.list().map(({ id }) => id)).toEqual(['a'])
      history.cancel('a')
      expect(history.find('a')?.state).toBe('aborted')
      expect(history.find('over')).toBeNull()
    })
  })
})
