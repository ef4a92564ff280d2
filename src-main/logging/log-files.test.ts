import { describe, expect, it } from 'vitest'
import { olderLogName, outlivedFiles, type LogFile } from './log-files.ts'

const day = 24 * 60 * 60 * 1000
const megabyte = 1024 * 1024
const now = Date.UTC(2026, 10, 22)
const file = (name: string, daysAgo: number, megabytes = 1): LogFile => ({
  name,
  bytes: megabytes * megabyte,
  writtenAt: now - daysAgo * day,
})

describe('log files that have outlived their time', () => {
  it('are those that were not written for longer than they are to be kept', () => {
    const files = [file('today', 0), file('old', 7.01), file('week', 6.99)]
    expect(outlivedFiles(files, { days: 7, megabytes: 100 }, now)).toEqual(['old'])
  })

  it('are the oldest of those that are too large together', () => {
    const files = [file('middle', 2, 6), file('oldest', 3, 1), file('newest', 1, 6)]
    expect(outlivedFiles(files, { days: 7, megabytes: 10 }, now)).toEqual(['middle', 'oldest'])
  })
})

it('names an older file after its day, so that names sort by time', () => {
  expect(olderLogName(new Date(2026, 0, 5), 2)).toBe('claude-proxy.2026-01-05.2.log')
})
