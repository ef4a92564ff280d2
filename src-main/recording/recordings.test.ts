import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangeTap } from '../proxy/proxy.ts'
import { margin, textOf } from './kept-body.ts'
import { createRecordings, type Recording, type RecordingLimits, type Recordings } from './recordings.ts'

const megabyte = 1024 * 1024
const limits: RecordingLimits = { rows: 100, megabytes: 1, bodyKilobytes: 64 }

const begin = (recordings: Recordings, id: string) => recordings.begin(id, performance.now(), () => {})

function recordingOf(recordings: Recordings, id: string): Recording {
  const found = recordings.find(id)
  if (found === null || found === 'dropped') throw new Error(`There is no recording ${id}.`)
  return found
}

/** The bytes of bodies that can still be reached. */
function heldBy(recordings: Recordings, ids: readonly string[]): number {
  const messages = ids.flatMap((id) => {
    const found = recordings.find(id)
    if (found === null || found === 'dropped') return []
    return [found.clientRequest, found.upstreamRequest, found.upstreamAnswer, found.clientAnswer]
  })
  const parts = messages.flatMap((message) => message?.body.parts ?? [])
  return parts.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length * 2 : data.buffer.byteLength), 0)
}

describe('recordings', () => {
  it('keep the four messages as they passed, and of several attempts the last', () => {
    const recordings = createRecordings(limits)
    const tap = begin(recordings, 'a')
    tap.clientRequest('POST /v1/messages', { host: 'here' }, Buffer.from('question'))
    tap.upstreamRequest('POST https://one', {}, 'encoded for one')
    tap.upstreamAnswer(500, {})
    tap.received('broken')
    tap.upstreamRequest('POST https://two', {}, 'encoded for two')
    expect(recordingOf(recordings, 'a').upstreamAnswer).toBeNull()
    tap.upstreamAnswer(200, {})
    // A character in two parts.
    tap.received(Uint8Array.of(0xe4, 0xbd))
    tap.received(Uint8Array.of(0xa0))
    tap.sent('ans')
    tap.sent('wer')
    tap.ended(200, { 'request-id': 'r' })
    const { clientRequest, upstreamRequest, upstreamAnswer, clientAnswer } = recordingOf(recordings, 'a')
    expect(
      [clientRequest, upstreamRequest, upstreamAnswer, clientAnswer].map((kept) => kept && textOf(kept.body)),
    ).toEqual(['question', 'encoded for two', '你', 'answer'])
    expect(clientAnswer).toMatchObject({ line: '200', headers: { 'request-id': 'r' } })
  })

  it('show an answer while it is under way', () => {
    const recordings = createRecordings(limits)
    const tap = begin(recordings, 'a')
    expect(recordingOf(recordings, 'a').clientAnswer).toBeNull()
    tap.sent('so far')
    expect(textOf(recordingOf(recordings, 'a').clientAnswer!.body)).toBe('so far')
  })

  it('keep the beginning of a long body and the length of the whole, without holding the rest', () => {
    const recordings = createRecordings(limits)
    const tap = begin(recordings, 'a')
    tap.clientRequest('POST /', {}, Buffer.alloc(50 * megabyte, 'x'))
    tap.upstreamRequest('POST /', {}, 'é'.repeat(5 * megabyte))
    for (let count = 0; count < 1000; count += 1) tap.received(Buffer.alloc(1000, 'y'))
    tap.upstreamAnswer(200, {})
    const { clientRequest, upstreamRequest, upstreamAnswer } = recordingOf(recordings, 'a')
    const most = limits.bodyKilobytes * 1024 + margin
    for (const [message, bytes] of [
      [clientRequest, 50 * megabyte],
      [upstreamRequest, 10 * megabyte],
      [upstreamAnswer, 1_000_000],
    ] as const) {
      expect(message?.body).toMatchObject({ bytes, isCut: true })
      const kept = Buffer.byteLength(textOf(message!.body))
      expect(kept).toBeLessThanOrEqual(most)
      expect(kept).toBeGreaterThan(most - 10)
    }
    expect(heldBy(recordings, ['a'])).toBeLessThan(3 * most + 200_000)
  })

  it('drop the oldest for the newest, and say so', () => {
    const recordings = createRecordings(limits)
    for (let index = 0; index < 40; index += 1) {
      begin(recordings, `r${index}`).clientRequest('POST /', {}, Buffer.alloc(50_000))
    }
    expect(recordings.find('r0')).toBe('dropped')
    expect(recordings.find('r39')).not.toBe('dropped')
    expect(recordings.find('never')).toBeNull()
    for (let index = 0; index < 100; index += 1) begin(recordings, `later${index}`)
    expect(recordings.find('r0')).toBeNull()
  })

  it('forget everything on request, and what still comes of those that run', () => {
    const recordings = createRecordings(limits)
    const tap = begin(recordings, 'a')
    tap.sent('before')
    recordings.clear()
    tap.sent('after')
    tap.ended(200, {})
    expect(recordings.find('a')).toBeNull()
    expect(recordings.bytes()).toBe(0)
  })

  it('never hold more than they may, whatever comes in whatever order', () => {
    const size = fc.integer({ min: 0, max: 300_000 })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('begin' as const) }),
      fc.record({ kind: fc.constantFrom('client', 'upstream', 'received', 'sent' as const), of: fc.nat(30), size }),
      fc.record({ kind: fc.constant('ended' as const), of: fc.nat(30) }),
      fc.record({ kind: fc.constant('clear' as const) }),
      fc.record({
        kind: fc.constant('configure' as const),
        limits: fc.record({
          rows: fc.integer({ min: 1, max: 20 }),
          megabytes: fc.integer({ min: 1, max: 3 }),
          bodyKilobytes: fc.integer({ min: 1, max: 400 }),
        }),
      }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let current: RecordingLimits = limits
        const recordings = createRecordings(current)
        const taps: ExchangeTap[] = []
        const ids = () => taps.map((_tap, index) => `id${index}`)
        for (const taken of steps) {
          const tap = 'of' in taken ? taps[taken.of % Math.max(1, taps.length)] : undefined
          if (taken.kind === 'begin') taps.push(begin(recordings, `id${taps.length}`))
          if (taken.kind === 'client') tap?.clientRequest('POST /', {}, Buffer.alloc(taken.size))
          if (taken.kind === 'upstream') tap?.upstreamRequest('POST /', {}, 'x'.repeat(taken.size))
          if (taken.kind === 'received') tap?.received(Buffer.alloc(taken.size))
          if (taken.kind === 'sent') tap?.sent('y'.repeat(taken.size))
          if (taken.kind === 'ended') tap?.ended(200, {})
          if (taken.kind === 'clear') recordings.clear()
          if (taken.kind === 'configure') recordings.configure((current = taken.limits))
          expect(recordings.bytes()).toBeLessThanOrEqual(current.megabytes * megabyte)
          expect(ids().filter((id) => recordings.find(id) !== null).length).toBeLessThanOrEqual(current.rows)
        }
        expect(heldBy(recordings, ids())).toBeLessThanOrEqual(recordings.bytes() + 8192 * taps.length)
      }),
      { numRuns: 60 },
    )
  })
})
