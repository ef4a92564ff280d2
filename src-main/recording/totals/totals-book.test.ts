import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sumOf, type Totals } from '../../../shared/totals.ts'
import { finishedExchange } from '../prompts/testing/finished-exchange.ts'
import { createTotalsBook } from './totals-book.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open(first: Totals = []) {
  const written: Totals[] = []
  const told: string[] = []
  const trouble = vi.fn()
  const disk = { isFull: false }
  const book = createTotalsBook({
    first,
    write(totals) {
      if (disk.isFull) return Promise.reject(new Error('ENOSPC'))
      written.push(totals)
      return Promise.resolve()
    },
    onChange: ({ day }) => told.push(day),
    onTrouble: trouble,
  })
  return { book, written, told, trouble, disk }
}

describe('the book of totals', () => {
  it('counts a request once, when it is over', () => {
    const { book } = open()
    book.observer.exchange(finishedExchange({ state: 'waiting' }))
    book.observer.exchange(finishedExchange({ state: 'streaming' }))
    book.observer.exchange(finishedExchange())
    expect(sumOf(book.totals()).requests).toBe(1)
  })

  it('is written seldom, told of at most once a second, and goes on where it was after a restart', async () => {
    const { book, written, told } = open()
    for (let index = 0; index < 100; index += 1) book.observer.exchange(finishedExchange())
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toHaveLength(1)
    expect(written).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(written).toHaveLength(1)
    book.observer.exchange(finishedExchange())
    await book.close()
    expect(written).toHaveLength(2)

    const next = open(written.at(-1)).book
    next.observer.exchange(finishedExchange())
    expect(sumOf(next.totals()).requests).toBe(102)
  })

  it('writes nothing where nothing was counted', async () => {
    const { book, written } = open()
    await book.close()
    expect(written).toEqual([])
  })

  it('tells once of a disk that is full, counts on, and writes when there is room', async () => {
    const { book, written, trouble, disk } = open()
    disk.isFull = true
    for (let minute = 0; minute < 3; minute += 1) {
      book.observer.exchange(finishedExchange())
      await vi.advanceTimersByTimeAsync(60_000)
    }
    expect(trouble).toHaveBeenCalledOnce()
    disk.isFull = false
    book.observer.exchange(finishedExchange())
    await book.close()
    expect(sumOf(written.at(-1) ?? []).requests).toBe(4)
  })
})
