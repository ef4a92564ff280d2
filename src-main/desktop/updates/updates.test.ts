import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UpdateStatus } from '../../../shared/updates.ts'
import { createUpdates, type Updater } from './updates.ts'

const current: UpdateStatus = { state: 'current', checkedAt: null }

/** Stricter than the real one: what was not found cannot be fetched, nor what was not fetched installed. */
function fakeUpdater(newest: string | null | Error) {
  let isFound = false
  let isHere = false
  const asked: string[] = []
  const updater: Updater = {
    findNewer() {
      asked.push('find')
      if (newest instanceof Error) return Promise.reject(newest)
      isFound = newest !== null
      return Promise.resolve(newest)
    },
    download(onProgress) {
      if (!isFound) throw new Error('Nothing was found.')
      asked.push('download')
      onProgress(50)
      isHere = true
      return Promise.resolve()
    },
    install() {
      if (!isHere) throw new Error('Nothing was fetched.')
      asked.push('install')
      return Promise.resolve()
    },
  }
  return { updater, asked }
}

function start(newest: string | null | Error, { first = current, looksByItself = true } = {}) {
  const { updater, asked } = fakeUpdater(newest)
  const seen: UpdateStatus[] = []
  const notes: string[] = []
  const updates = createUpdates({
    updater,
    first,
    looksByItself: () => looksByItself,
    onChange: () => seen.push(updates.status()),
    note: (sentence) => notes.push(sentence),
  })
  return { updates, asked, seen, notes }
}

describe('updates', () => {
  it('tell each step', async () => {
    const { updates, asked, seen } = start('2.0.0')
    await updates.look()
    expect(asked).toEqual(['find'])
    await updates.download()
    await updates.install()
    expect(asked).toEqual(['find', 'download', 'install'])
    expect(seen.map(({ state }) => state)).toEqual(['checking', 'available', 'downloading', 'downloading', 'ready'])
  })

  it('do nothing out of turn', async () => {
    const { updates, asked } = start(null)
    await updates.download()
    await updates.install()
    await Promise.all([updates.look(), updates.look()])
    expect(asked).toEqual(['find'])
    expect(updates.status().state).toBe('current')
  })

  it('that fail are one line and a status, however much the error says', async () => {
    const { updates, notes } = start(new Error('net::ERR_NAME_NOT_RESOLVED\n    at somewhere\nXML: <html>…'))
    await updates.look()
    expect(updates.status()).toEqual({ state: 'failed', during: 'check' })
    expect(notes).toEqual(['FreeCC could not look for updates: net::ERR_NAME_NOT_RESOLVED'])
  })
})

describe('looking by itself', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const day = 24 * 60 * 60_000

  it('begins after the start, goes on daily, and fetches nothing', async () => {
    const { updates, asked } = start(null)
    updates.begin()
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toEqual(['find'])
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(asked).toEqual(['find', 'find', 'find'])
  })

  it('can be switched off; being asked to look still works', async () => {
    const { updates, asked } = start('2.0.0', { looksByItself: false })
    updates.begin()
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(asked).toEqual([])
    await updates.look()
    expect(asked).toEqual(['find'])
  })

  it.each(['package', 'not-installed'] as const)('is not for an app that cannot replace itself: %s', async (why) => {
    const { updates, asked } = start('2.0.0', { first: { state: 'not-here', why } })
    updates.begin()
    await vi.advanceTimersByTimeAsync(2 * day)
    await updates.look()
    expect(asked).toEqual([])
  })
})
