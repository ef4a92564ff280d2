import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings, type LogRetention } from '../../shared/settings.ts'
import { createLog, type LogOptions } from './create-log.ts'
import { createRedactor } from './redact.ts'
import { createFileSink } from './file-sink.ts'
import { logFileName, olderLogName } from './log-files.ts'
import type { LogEntry } from './log-entry.ts'
import { summaryOf } from './testing/summary.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freecc-log-'))
})
afterEach(() => rm(folder, { recursive: true }))

function start(options: Partial<LogOptions> = {}) {
  const lines: string[] = []
  const log = createLog({
    settings: defaultSettings.logging,
    directory: folder,
    console: { write: (text) => lines.push(text), isColoured: false },
    redact: createRedactor(() => ['my-secret-key']),
    ...options,
  })
  return { ...log, lines, file: () => readFile(join(folder, logFileName), 'utf8') }
}

function sinkWith(retention: LogRetention) {
  return createFileSink({
    directory: folder,
    settings: () => ({ fileLevel: 'INFO', retention }),
    redact: (text) => text,
    onTrouble: () => undefined,
    size: '100B',
  })
}

function entry(text: string): LogEntry {
  return { time: new Date(), level: 'INFO', text: () => text }
}

describe('console and file', () => {
  it('each take what their level asks for', async () => {
    const { logger, lines, file } = start()
    logger.log('DEBUG', 'details')
    logger.log('INFO', 'news', 'req_7')
    await logger.close()
    expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d INFO {4}news\n$/)
    expect(await file()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z DEBUG details\n\d{4}.+Z INFO \[req_7\] news\n$/)
  })

  it('write each exchange as one line, and its course in the details', async () => {
    const { observer, logger, lines, file } = start()
    observer.exchange(summaryOf({ state: 'waiting', durationMs: null }))
    observer.exchange(summaryOf({ losses: [{ action: 'dropped', field: 'top_k', reason: 'unknown' }] }))
    await logger.close()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('claude-opus-5-5 → openai/gpt-4.1')
    expect((await file()).split('\n')).toHaveLength(4)
    expect(await file()).toContain('dropped top_k (unknown)')
  })

  it('take over changed settings without a restart', async () => {
    const { logger, configure, lines, file } = start()
    configure({ ...defaultSettings.logging, consoleLevel: 'ERROR', fileLevel: 'WARNING' })
    logger.log('INFO', 'news')
    logger.log('WARNING', 'trouble')
    configure({ ...defaultSettings.logging, consoleLevel: 'ERROR', fileLevel: 'INFO' })
    logger.log('INFO', 'more news')
    await logger.close()
    expect(lines).toEqual([])
    expect((await file()).match(/(trouble|news|more news)$/gm)).toEqual(['trouble', 'more news'])
  })

  it('write bodies at the level of details', async () => {
    const { observer, logger, lines, file } = start()
    observer.requestBody?.('req_1', '{"model":"x"}')
    observer.responseBody?.('req_1', 'event: message_start\ndata: {}\n')
    await logger.close()
    expect(lines).toEqual([])
    expect(await file()).toContain('[req_1] request body\n    {"model":"x"}\n')
    expect(await file()).toContain('[req_1] response body\n    event: message_start\n    data: {}')
  })

  it('cut enormous bodies without leaving half a secret', async () => {
    const { observer, logger, file } = start()
    observer.requestBody?.('req_1', `${'x'.repeat(999_993)} my-secret-key${'y'.repeat(2_000_000)}`)
    await logger.close()
    expect((await file()).length).toBeLessThan(1_001_000)
    expect(await file()).not.toContain('my-sec')
    expect(await file()).toContain('cut: the body has 3000007 characters')
  })

  it('never hold a secret, in colours neither', async () => {
    const lines: string[] = []
    const { observer, logger, file } = start({
      console: { write: (text) => lines.push(text), isColoured: true },
    })
    observer.exchange(summaryOf({ requestedModel: 'sk-abcdefghijklmnopqrstu', error: 'bad key my-secret-key' }))
    observer.requestBody?.('req_1', '{"text":"my-secret-key"}')
    await logger.close()
    const everything = lines.join('') + (await file())
    expect(everything).toContain('\u001b[')
    expect(everything).toContain('[hidden]')
    expect(everything).not.toMatch(/my-secret-key|sk-abcdef/)
  })

  it('set following lines in, so that a body cannot pass for an entry', async () => {
    const { observer, logger, file } = start()
    observer.requestBody?.('req_1', 'a\n2026-01-01T00:00:00.000Z ERROR forged')
    await logger.close()
    expect(await file()).toContain('\n    2026-01-01T00:00:00.000Z ERROR forged')
  })
})

describe('file', () => {
  it('can be read by its owner only', async () => {
    const { logger } = start()
    logger.log('INFO', 'news')
    await logger.close()
    expect((await stat(join(folder, logFileName))).mode & 0o077).toBe(0)
  })

  it('is begun anew when full; those before it are kept, named after their day', async () => {
    for (let run = 0; run < 3; run += 1) {
      const sink = sinkWith({ days: 1, megabytes: 10 })
      sink.write(entry(`${run}`.padEnd(150, '.')))
      await sink.close()
    }
    const older = [1, 2, 3].map((index) => olderLogName(new Date(), index))
    expect((await readdir(folder)).sort()).toEqual([...older, logFileName])
    for (const [run, name] of older.entries()) {
      expect(await readFile(join(folder, name), 'utf8')).toContain(`INFO ${run}`)
    }
  })

  it('is begun anew each day', async () => {
    const { logger } = start()
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
    await writeFile(join(folder, logFileName), 'of yesterday\n')
    await utimes(join(folder, logFileName), yesterday, yesterday)
    logger.log('INFO', 'of today')
    await logger.close()
    expect(await readFile(join(folder, logFileName), 'utf8')).not.toContain('of yesterday')
    expect((await readdir(folder)).filter((name) => name !== logFileName)).toHaveLength(1)
  })

  it('outlived ones go when another is begun; files of others stay', async () => {
    const long = new Date(2026, 0, 1)
    for (const name of [`${logFileName}.3`, olderLogName(long, 1), 'claude-proxy.notes.log', 'server.log']) {
      await writeFile(join(folder, name), 'old')
      await utimes(join(folder, name), long, long)
    }
    const sink = sinkWith({ days: 14, megabytes: 60 })
    sink.write(entry('news'))
    const remaining = [logFileName, 'claude-proxy.notes.log', 'server.log'].sort()
    await vi.waitFor(async () => expect((await readdir(folder)).sort()).toEqual(remaining))
    await sink.close()
  })

  it('outlived ones go as soon as they are to be kept for less time', async () => {
    const { configure } = start()
    const threeDaysAgo = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)
    await writeFile(join(folder, olderLogName(threeDaysAgo, 1)), 'old')
    await utimes(join(folder, olderLogName(threeDaysAgo, 1)), threeDaysAgo, threeDaysAgo)
    configure({ ...defaultSettings.logging, retention: { days: 2, megabytes: 60 } })
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]))
  })

  it('all go when they are to be deleted, and the log goes on in a new one', async () => {
    const { logger, deleteFiles, file } = start()
    await writeFile(join(folder, olderLogName(new Date(), 1)), 'older')
    logger.log('INFO', 'before')
    await vi.waitFor(async () => expect(await file()).toContain('before'))
    expect(await deleteFiles()).toEqual({ ok: true, value: undefined })
    expect(await readdir(folder)).toEqual([])
    logger.log('INFO', 'after')
    await logger.close()
    expect(await file()).toMatch(/^\S+ INFO after\n$/)
  })

  it('continues the one of the last run', async () => {
    for (const text of ['first', 'second']) {
      const { logger } = start()
      logger.log('INFO', text)
      await logger.close()
    }
    const { file } = start()
    expect(await file()).toMatch(/first\n.*second\n$/)
  })

  it('that cannot be written costs one warning and nothing else', async () => {
    const blocked = join(folder, 'a-file')
    await writeFile(blocked, '')
    const { logger, lines } = start({ directory: join(blocked, 'below') })
    logger.log('INFO', 'one')
    await vi.waitFor(() => expect(lines.join('')).toContain('cannot be written'), { timeout: 20_000 })
    logger.log('INFO', 'two')
    await logger.close()
    expect(lines.filter((line) => line.includes('cannot be written (ENOTDIR)'))).toHaveLength(1)
    expect(lines.filter((line) => / (one|two)\n/.test(line))).toHaveLength(2)
  })

  it('tells of trouble whoever asked to be told', async () => {
    await writeFile(join(folder, 'a-file'), '')
    const troubles: string[] = []
    const { logger } = start({
      directory: join(folder, 'a-file'),
      console: null,
      onTrouble: (sentence) => troubles.push(sentence),
    })
    logger.log('INFO', 'one')
    await logger.close()
    expect(troubles).toHaveLength(1)
  })
})

it('leaves entries out, and says so, rather than growing without bound', async () => {
  const { logger, lines } = start({ directory: null })
  for (let entry = 0; entry < 6_000; entry += 1) logger.log('INFO', `entry ${entry}`)
  await logger.close()
  expect(lines).toHaveLength(5_001)
  expect(lines.at(-1)).toContain('1000 log entries were left out')
})
