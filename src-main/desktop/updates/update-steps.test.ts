import { describe, expect, it } from 'vitest'
import type { UpdateStatus } from '../../../shared/updates.ts'
import { nextUpdateStatus, type UpdateEvent } from './update-steps.ts'

const unknown: UpdateStatus = { state: 'current', checkedAt: null }

function after(events: readonly UpdateEvent[], start: UpdateStatus = unknown): UpdateStatus {
  return events.reduce(nextUpdateStatus, start)
}

const look: UpdateEvent = { kind: 'look' }
const found: UpdateEvent = { kind: 'found', version: '2.0.0' }
const download: UpdateEvent = { kind: 'download' }
const downloaded: UpdateEvent = { kind: 'downloaded' }
const failed: UpdateEvent = { kind: 'failed' }

describe('an update', () => {
  it('is offered, fetched only when asked for, and then ready', () => {
    expect(after([look])).toEqual({ state: 'checking' })
    expect(after([look, found])).toEqual({ state: 'available', version: '2.0.0' })
    expect(after([look, found, downloaded])).toEqual({ state: 'available', version: '2.0.0' })
    expect(after([look, found, download])).toEqual({ state: 'downloading', version: '2.0.0', percent: 0 })
    expect(after([look, found, download, downloaded])).toEqual({ state: 'ready', version: '2.0.0' })
  })

  it('that is not there is remembered with the time of the look', () => {
    expect(after([look, { kind: 'nothing-newer', at: 1234 }])).toEqual({ state: 'current', checkedAt: 1234 })
  })

  it('on its way or here is not looked for again', () => {
    for (const events of [
      [look, found, download],
      [look, found, download, downloaded],
    ]) {
      const status = after(events)
      expect(nextUpdateStatus(status, look)).toBe(status)
    }
  })

  it('says whether looking or fetching failed, and may be looked for again', () => {
    expect(after([look, failed])).toEqual({ state: 'failed', during: 'check' })
    expect(after([look, found, download, failed])).toEqual({ state: 'failed', during: 'download' })
    expect(after([look, failed, look])).toEqual({ state: 'checking' })
  })

  it('shows progress in whole percents, and never backwards', () => {
    const status = after([look, found, download, { kind: 'progress', percent: 41.7 }])
    expect(status).toMatchObject({ percent: 41 })
    for (const percent of [41.9, 12]) expect(nextUpdateStatus(status, { kind: 'progress', percent })).toBe(status)
  })

  it.each(['package', 'not-installed'] as const)('is nothing for a FreeCC that cannot replace itself: %s', (why) => {
    const status: UpdateStatus = { state: 'not-here', why }
    expect(after([look, found, download, downloaded, failed], status)).toBe(status)
  })
})
