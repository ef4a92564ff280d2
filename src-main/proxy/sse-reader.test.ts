import { describe, expect, it } from 'vitest'
import { createSseReader } from './sse-reader.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** All events of the text, fed in pieces of `size` bytes. */
function read(text: string, size = Number.MAX_SAFE_INTEGER) {
  const bytes = encode(text)
  const reader = createSseReader()
  const events = []
  for (let start = 0; start < bytes.length; start += size) events.push(...reader.push(bytes.slice(start, start + size)))
  return [...events, ...reader.end()]
}

describe('createSseReader', () => {
  it('reads name and data of each event', () => {
    expect(read('event: a\ndata: 1\n\ndata: 2\n\n')).toEqual([
      { name: 'a', data: '1' },
      { name: '', data: '2' },
    ])
  })

  it('223: gives the same events however the bytes are cut, inside characters and line ends too', () => {
    const text = '\uFEFFevent: größe\r\ndata: {"text":"思考 🤔"}\r\n\r\ndata: b\rdata: c\r\r: note\n\ndata: d\n\n'
    const whole = read(text)
    expect(whole).toEqual([
      { name: 'größe', data: '{"text":"思考 🤔"}' },
      { name: '', data: 'b\nc' },
      { name: '', data: 'd' },
    ])
    for (let size = 1; size < 20; size += 1) expect(read(text, size)).toEqual(whole)
  })

  it('224: accepts data without a space, several data lines, comments, id and retry', () => {
    expect(read(': hello\nid: 7\nretry: 10\ndata:x\ndata:  y\ndata\n\n')).toEqual([{ name: '', data: 'x\n y\n' }])
  })

  it('139: passes over comments that only keep the connection alive', () => {
    expect(read(': OPENROUTER PROCESSING\n\n:\n\ndata: 1\n: OPENROUTER PROCESSING\ndata: 2\n\n')).toEqual([
      { name: '', data: '1\n2' },
    ])
  })

  it('225: takes glued events apart, and joins one that is spread over lines', () => {
    expect(read('data: {"a":1}\ndata: {"b":2}\ndata: [DONE]\n\n').map((event) => event.data)).toEqual([
      '{"a":1}',
      '{"b":2}',
      '[DONE]',
    ])
    expect(read('event: a\ndata: {}\nevent: b\ndata: {}\n\n').map((event) => event.name)).toEqual(['a', 'b'])
    expect(read('data: {"a":\ndata: 1}\n\n')).toEqual([{ name: '', data: '{"a":\n1}' }])
  })

  it('208: takes a plain JSON line for an event', () => {
    expect(read('{"error":{"message":"busy"}}')).toEqual([{ name: '', data: '{"error":{"message":"busy"}}' }])
  })

  it('205: counts an event that the end of the stream cut off before its blank line', () => {
    expect(read('data: [DONE]')).toEqual([{ name: '', data: '[DONE]' }])
  })

  it('226: reads a line of several megabytes that arrives in small pieces', () => {
    const large = 'x'.repeat(4 * 1024 * 1024)
    expect(read(`data: ${large}\n\n`, 16 * 1024)[0]?.data.length).toBe(large.length)
  })

  it('226: refuses an event that would fill the memory', () => {
    const reader = createSseReader()
    const piece = encode('x'.repeat(1024 * 1024))
    reader.push(encode('data: '))
    expect(() => {
      for (let count = 0; count < 40; count += 1) reader.push(piece)
    }).toThrow('more than 32 MB')
  })
})
