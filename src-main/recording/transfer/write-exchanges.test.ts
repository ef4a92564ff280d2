import fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeDetail } from '../../../shared/exchange-detail.ts'
import { exportForms } from '../../../shared/exchange-export.ts'
import { createPatternRedactor } from '../../logging/pattern-redactor.ts'
import { redactStrings } from '../redact-recorded.ts'
import { harSchema } from '../testing/har-schema.ts'
import { anyDetail, message, sampleDetail, sampleSummary } from '../testing/sample-detail.ts'
import { longestHarBody } from './har.ts'
import { createImportedExchanges } from './imported-exchanges.ts'
import { writeExchanges } from './write-exchanges.ts'

const options = { version: '1.2.3', system: 'linux', baseUrl: 'http://127.0.0.1:8082' }

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'freecc-export-'))))
afterEach(() => rmSync(folder, { recursive: true }))

async function written(form: (typeof exportForms)[number], details: Iterable<ExchangeDetail>): Promise<string> {
  const path = join(folder, form)
  await writeExchanges(path, form, details, options)
  return readFileSync(path, 'utf8')
}

async function writtenHar(details: Iterable<ExchangeDetail>) {
  return harSchema.parse(JSON.parse(await written('har', details))).log.entries
}

async function imported(text: string) {
  const exchanges = createImportedExchanges((value) => value)
  async function* lines() {
    yield* await Promise.resolve(text.split('\n'))
  }
  return { exchanges, taken: await exchanges.take(lines()) }
}

describe('the file', () => {
  it('is readable by its owner only, and written beside the old one first', async () => {
    const path = join(folder, 'jsonl')
    writeFileSync(path, 'old')
    function* broken() {
      yield sampleDetail()
      throw new Error('broken off')
    }
    await expect(writeExchanges(path, 'jsonl', broken(), options)).rejects.toThrow('broken off')
    expect(readFileSync(path, 'utf8')).toBe('old')
    await writeExchanges(path, 'jsonl', [sampleDetail()], options)
    expect(readdirSync(folder)).toEqual(['jsonl'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('takes the next exchange when those before it are nearly all written, however many there are', async () => {
    const size = 100_000
    let furthestAhead = 0
    function* many() {
      for (let made = 0; made < 200; made += 1) {
        const onDisk = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
        furthestAhead = Math.max(furthestAhead, made * size - onDisk)
        yield sampleDetail({ clientRequest: message('POST /v1/messages', 'x'.repeat(size)) })
      }
    }
    expect((await written('jsonl', many())).split('\n')).toHaveLength(201)
    expect(furthestAhead).toBeLessThan(30 * size)
  })
})

describe('HAR', () => {
  it('has an entry for what the client asked, and one for what the provider was asked', async () => {
    const [client, upstream, ...rest] = await writtenHar([sampleDetail()])
    expect(rest).toEqual([])
    expect(client).toMatchObject({
      startedDateTime: '2023-11-14T22:13:20.000Z',
      time: 60,
      request: {
        method: 'POST',
        url: 'http://127.0.0.1:8082/v1/messages?beta=true',
        queryString: [{ name: 'beta', value: 'true' }],
      },
      response: { status: 200, content: { mimeType: 'text/event-stream' } },
      timings: { wait: 30.5, receive: 29.5 },
    })
    expect(upstream).toMatchObject({
      startedDateTime: '2023-11-14T22:13:20.001Z',
      request: { method: 'POST', url: 'https://api.openai.com/v1/chat/completions' },
      timings: { wait: 19, receive: 39 },
    })
  })

  it('says why a body is not there', async () => {
    const long = message('POST /v1/messages', 'x'.repeat(longestHarBody + 1))
    const cut = { kind: 'text', text: 'begin', bytes: 900, isCut: true } as const
    const entries = await writtenHar([
      sampleDetail({ clientRequest: long }),
      sampleDetail({ clientRequest: { ...long, body: { kind: 'not-recorded' } } }),
      sampleDetail({ clientRequest: { ...long, body: { kind: 'dropped' } } }),
      sampleDetail({ clientRequest: { ...long, body: cut } }),
    ])
    expect(entries.filter((_entry, index) => index % 2 === 0).map(({ request }) => request.postData)).toMatchObject([
      { text: '', comment: `Left out: 500001 bytes are more than the 500000 that are written here of one body.` },
      { text: '', comment: 'Left out: bodies were not recorded.' },
      { text: '', comment: 'Left out: it had made room for newer ones.' },
      { text: 'begin', comment: 'Only the beginning of 900 bytes was recorded.' },
    ])
  })

  it('is HAR 1.2 whatever was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDetail(), { maxLength: 3 }), async (details) => {
        const expected = details.map(({ upstreamRequest, summary }) =>
          upstreamRequest === null || summary.attempts.length === 0 ? 1 : 2,
        )
        expect(await writtenHar(details)).toHaveLength(expected.reduce((sum, count) => sum + count, 0))
      }),
      { numRuns: 40 },
    )
  })
})

describe('JSONL', () => {
  it('gives the same rows and bodies when it is imported again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDetail(), { maxLength: 4 }), async (details) => {
        const { exchanges, taken } = await imported(await written('jsonl', details))
        expect(taken).toMatchObject({ lines: details.length, broken: 0, left: 0 })
        const back = taken.rows.map(({ id }) => exchanges.find(id))
        expect(back).toEqual(
          details.map((detail) => ({
            ...detail,
            summary: { ...detail.summary, id: `imported-1-${detail.summary.id}`, isImported: true },
          })),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('a bug report', () => {
  it('tells of headers and structures, with no text that anybody wrote', async () => {
    const said = 'my private question'
    const request = JSON.stringify({
      model: 'claude-opus-5-5',
      messages: [
        { role: 'user', content: [{ type: 'text', text: said }] },
        { role: 'assistant', content: [{ type: 'tool_use', name: 'Read', input: { 'my private path': said } }] },
      ],
      [said]: 1,
    })
    const stream = ['a', 'bc'].map((text) => `data: ${JSON.stringify({ type: 'x_delta', text })}\n\n`).join('')
    const report = await written('report', [
      sampleDetail({
        clientRequest: {
          ...message('POST /v1/messages?q=private', request),
          headers: [
            ['anthropic-beta', 'beta-1'],
            ['x-mine', 'private'],
          ],
        },
        clientAnswer: message('200', stream, 'text/event-stream'),
      }),
    ])
    expect(report).not.toMatch(/private|question/)
    expect(report).toContain('FreeCC 1.2.3')
    expect(report).toContain('big → openai/gpt-4.1 (opus is BIG)')
    expect(report).toContain('anthropic-beta: beta-1\nx-mine: [7 characters]')
    expect(report).toContain('"text": "[19 characters]"')
    expect(report).toContain('"role": "assistant"')
    expect(report).toContain('"input": "[1 members]"')
    expect(report).toContain('2 × {"type":"x_delta","text":"[text]"}')
    expect(report).toContain('dropped tools[0].strict')
  })

  it('ends its fences itself, whatever stands in an error', async () => {
    const report = await written('report', [
      sampleDetail({ summary: sampleSummary({ error: '```\n# not a heading\n````' }) }),
    ])
    expect(report).toContain('`````\nFreeCC')
  })
})

describe('secrets', () => {
  const planted = ['known-secret-value-42', 'sk-proj-ABCDEFGHIJKLMNOPQRSTUVWX', 'CUST-204611']
  const { redact } = createPatternRedactor(() => ['known-secret-value-42'], ['CUST-\\d+'])

  it.each(exportForms)('in every field leave in no %s', async (form) => {
    const text = fc.constantFrom(
      ...planted,
      planted.join(' '),
      JSON.stringify({ text: planted, [planted[0] ?? '']: planted.join('"') }),
      `data: ${JSON.stringify({ type: 'text', text: planted.join(' ') })}\n\n`,
    )
    await fc.assert(
      fc.asyncProperty(fc.array(anyDetail(text), { minLength: 1, maxLength: 3 }), async (details) => {
        const redacted = details.map((detail) => redactStrings(detail, redact))
        const exported = await written(form, redacted)
        for (const secret of planted) expect(exported).not.toContain(secret)
      }),
      { numRuns: 40 },
    )
  })

  it('in a file of somebody else are hidden on the way in and out', async () => {
    const detail = sampleDetail({
      summary: sampleSummary({ error: planted.join(' ') }),
      clientRequest: message('POST /', planted.join(' ')),
    })
    const exchanges = createImportedExchanges(redact)
    async function* lines() {
      yield* await Promise.resolve((await written('jsonl', [detail])).split('\n'))
    }
    const { rows } = await exchanges.take(lines())
    const out = JSON.stringify([rows, exchanges.list(), exchanges.find(rows[0]?.id ?? '')])
    expect(out).toContain('[hidden]')
    for (const secret of planted) expect(out).not.toContain(secret)
  })
})
