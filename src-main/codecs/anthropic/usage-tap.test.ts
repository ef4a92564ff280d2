import { describe, expect, it } from 'vitest'
import type { Usage } from '../../../shared/anthropic/messages.ts'
import { hasRecordings, interactions, readRecording, recordings } from '../../testing/recordings.ts'
import { createUsageTap, type UsageTap } from './usage-tap.ts'

const start = (usage: object) => event('message_start', { message: { id: 'msg_1', usage } })
const delta = (usage: object) => event('message_delta', { delta: { stop_reason: 'end_turn' }, usage })
const event = (type: string, more: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`
const none = { input_tokens: 0, output_tokens: 0, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }

/** The usage found in bytes that come in pieces of this size. */
function tapped(text: string, pieceBytes = Infinity): Usage | null {
  return fed(text, pieceBytes).usage()
}

function fed(text: string, pieceBytes: number): UsageTap {
  const tap = createUsageTap()
  const bytes = Buffer.from(text)
  const before = Buffer.from(bytes)
  for (let at = 0; at < bytes.length; at += pieceBytes) tap.push(bytes.subarray(at, at + pieceBytes))
  expect(bytes.equals(before)).toBe(true)
  return tap
}

describe('the usage tap', () => {
  const stream =
    start({ input_tokens: 10, output_tokens: 1, cache_read_input_tokens: 500, cache_creation_input_tokens: 40 }) +
    event('content_block_delta', {
      index: 0,
      delta: { type: 'text_delta', text: 'Its "usage": {"input_tokens": 7} é' },
    }) +
    delta({ output_tokens: 89, output_tokens_details: { thinking_tokens: 30 } }) +
    event('message_stop', {})
  const expected = {
    input_tokens: 10,
    output_tokens: 89,
    cache_read_input_tokens: 500,
    cache_creation_input_tokens: 40,
    output_tokens_details: { thinking_tokens: 30 },
  }

  it('189: takes the last of each count', () => {
    expect(tapped(stream)).toEqual(expected)
    expect(
      tapped(start({ input_tokens: 10, output_tokens: 1 }) + delta({ input_tokens: 12, output_tokens: 3 })),
    ).toEqual({
      ...none,
      input_tokens: 12,
      output_tokens: 3,
    })
  })

  it('223: reads a stream that is cut anywhere', () => {
    for (let size = 1; size < 200; size += 1) expect(tapped(stream, size)).toEqual(expected)
  })

  it('224: reads lines that end in CRLF, and data without a space', () => {
    expect(tapped(stream.replaceAll('\n', '\r\n').replaceAll('data: ', 'data:'))).toEqual(expected)
  })

  it('224: reads lines that end in a lone CR', () => {
    const text = stream.replaceAll('\n', '\r')
    for (const size of [1, 7, 1000]) expect(tapped(text, size)).toEqual(expected)
  })

  it.each([
    ['a whole stream', stream, { kind: 'whole' }],
    ['one without its last line end', stream.trimEnd(), { kind: 'whole' }],
    ['a stream that stops', stream.slice(0, stream.indexOf('event: message_stop')), { kind: 'cut' }],
    ['an error event', event('error', { error: { message: 'Overloaded' } }), { kind: 'error', message: 'Overloaded' }],
    ['a text that speaks of it', event('content_block_delta', { text: '"message_stop"' }), { kind: 'cut' }],
    ['a JSON body', '{"type":"message"}', { kind: 'whole' }],
    ['half a JSON body', '{"type":"mess', { kind: 'cut' }],
    ['nothing', '', { kind: 'cut' }],
  ])('206: says how it ended: %s', (_what, text, ending) => {
    for (const size of [1, 1000]) expect(fed(text, size).ending()).toEqual(ending)
  })

  it('says where an event is torn', () => {
    const torn = stream.slice(0, -1)
    for (const size of [1, 1000]) {
      expect(fed(stream, size).isBetweenEvents()).toBe(true)
      expect(fed(torn, size).isBetweenEvents()).toBe(false)
      expect(fed(stream.replaceAll('\n', '\r\n'), size).isBetweenEvents()).toBe(true)
    }
  })

  it('keeps what it knew when the stream breaks off', () => {
    expect(tapped(stream.slice(0, stream.indexOf('event: message_delta') + 60))).toMatchObject({ input_tokens: 10 })
  })

  it('282: ignores counts that are no numbers', () => {
    const usage = { input_tokens: 'many', output_tokens: null, cache_read_input_tokens: 4 }
    expect(tapped(start(usage))).toEqual({ ...none, cache_read_input_tokens: 4 })
  })

  it('reads the usage of a complete answer, not that of something inside it', () => {
    const content = [{ type: 'tool_use', input: { usage: { input_tokens: 99 } } }]
    const body = JSON.stringify({ content, usage: { input_tokens: 5, output_tokens: 6 } }, null, 1)
    for (const size of [1, 7, 1000]) expect(tapped(body, size)).toEqual({ ...none, input_tokens: 5, output_tokens: 6 })
  })

  it('answers the same when asked again', () => {
    const tap = createUsageTap()
    tap.push(Buffer.from('{"usage":{"output_tokens":3}}'))
    expect(tap.usage()).toEqual({ ...none, output_tokens: 3 })
    expect(tap.usage()).toEqual({ ...none, output_tokens: 3 })
  })

  it('finds nothing in errors, broken JSON, other text and emptiness', () => {
    const texts = [
      '',
      '{"type":"error","error":{"type":"api_error"}}',
      '{"usage":',
      '<html>"usage"</html>',
      'data: "usage"\n',
    ]
    for (const text of texts) expect(tapped(text)).toBeNull()
  })
})

describe.skipIf(!hasRecordings)('the usage tap on recorded answers', () => {
  it('finds in every stream and body what a parser that takes its time finds', () => {
    const texts = recordings('anthropic-messages').flatMap((recording) => {
      if (recording.path.endsWith('.chunks.txt')) {
        const chunks = readRecording(recording)
          .split('\n')
          .filter((line) => line !== '')
        return [chunks.map((chunk) => `data: ${chunk}\n\n`).join('')]
      }
      const bodies = interactions(recording).filter(({ request }) => request.uri.includes('anthropic.com'))
      if (bodies.length > 0) return bodies.map(({ response }) => response.text ?? JSON.stringify(response.json))
      return [readRecording(recording)]
    })
    expect(texts.length).toBeGreaterThan(250)
    for (const text of texts) {
      const found = tapped(text, 1000)
      expect(found).toEqual(expectedUsage(text))
    }
    expect(texts.filter((text) => tapped(text) !== null).length).toBeGreaterThan(200)
  })
})

/** Parses everything; the tap must agree. */
function expectedUsage(text: string): Usage | null {
  const isBody = text.trimStart().startsWith('{')
  const reports = isBody
    ? [(JSON.parse(text) as { usage?: Record<string, unknown> }).usage]
    : text.split(/\r?\n/).flatMap((line) => {
        if (!line.startsWith('data:')) return []
        const data = JSON.parse(line.slice(5)) as { type: string; usage?: object; message?: { usage?: object } }
        return data.type === 'message_start' ? [data.message?.usage] : data.type === 'message_delta' ? [data.usage] : []
      })
  const present = reports.filter((report) => report !== undefined) as readonly Record<string, unknown>[]
  if (present.length === 0) return null
  const last = (name: string) => present.findLast((report) => typeof report[name] === 'number')?.[name] ?? 0
  const thinking = present.map((report) => report['output_tokens_details'] as Record<string, unknown> | undefined)
  const thinkingTokens = thinking.findLast((details) => typeof details?.['thinking_tokens'] === 'number')
  const details = thinkingTokens && { thinking_tokens: thinkingTokens['thinking_tokens'] as number }
  const counts = Object.fromEntries(Object.keys(none).map((name) => [name, last(name)])) as unknown as Usage
  return { ...counts, ...(details && { output_tokens_details: details }) }
}
