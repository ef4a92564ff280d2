import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAnswer } from './read-answer.ts'
import { readConversation } from './read-conversation.ts'

function stream(...events: readonly object[]): string {
  return events.map((event) => `event: x\ndata: ${JSON.stringify(event)}\n\n`).join('')
}

const delta = (index: number, part: object) => ({ type: 'content_block_delta', index, delta: part })

const streamed = stream(
  { type: 'message_start', message: {} },
  { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
  delta(0, { type: 'thinking_delta', thinking: 'Let me ' }),
  delta(0, { type: 'thinking_delta', thinking: 'see.' }),
  delta(0, { type: 'signature_delta', signature: 'abc' }),
  { type: 'ping' },
  { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
  delta(1, { type: 'text_delta', text: 'Hello ' }),
  delta(1, { type: 'text_delta', text: '世界' }),
  { type: 'content_block_start', index: 2, content_block: { type: 'tool_use', id: 't', name: 'Bash', input: {} } },
  delta(2, { type: 'input_json_delta', partial_json: '{"command":' }),
  delta(2, { type: 'input_json_delta', partial_json: '"ls"}' }),
  { type: 'message_stop' },
)

const told = [
  { kind: 'thinking', text: 'Let me see.' },
  { kind: 'text', text: 'Hello 世界' },
  { kind: 'tool-call', name: 'Bash', input: { command: 'ls' } },
]

describe('readAnswer', () => {
  it('puts a stream together again', () => {
    expect(readAnswer(streamed)).toEqual({ parts: told, error: null, stopReason: null })
    expect(readAnswer(streamed.replaceAll('\n', '\r\n')).parts).toEqual(told)
  })

  it('shows what there is of a stream that was cut off anywhere', () => {
    for (let length = 0; length < streamed.length; length += 7) {
      expect(() => readAnswer(streamed.slice(0, length))).not.toThrow()
    }
    const { parts } = readAnswer(
      streamed.slice(0, streamed.lastIndexOf('event: x\ndata: {"type":"content_block_delta"')),
    )
    expect(parts.at(-1)).toEqual({ kind: 'tool-call', name: 'Bash', input: '{"command":' })
  })

  it('reads an answer in one piece, and an error, alone or at the end of a stream', () => {
    expect(readAnswer('{"content":[{"type":"text","text":"Hi"}]}').parts).toEqual([{ kind: 'text', text: 'Hi' }])
    const failed = { type: 'error', error: { type: 'overloaded_error', message: 'Try later.' } }
    expect(readAnswer(JSON.stringify(failed))).toEqual({ parts: [], error: 'Try later.', stopReason: null })
    expect(readAnswer(streamed + stream(failed))).toEqual({ parts: told, error: 'Try later.', stopReason: null })
  })

  it('tells why the model stopped', () => {
    const end = stream({ type: 'message_delta', delta: { stop_reason: 'max_tokens' } }, { type: 'message_stop' })
    expect(readAnswer(streamed + end).stopReason).toBe('max_tokens')
    expect(readAnswer('{"content":[],"stop_reason":"end_turn"}').stopReason).toBe('end_turn')
  })

  it('makes nothing of what is no answer', () => {
    for (const text of ['', 'null', '[]', '<html>', 'data:', 'data: [DONE]']) {
      expect(readAnswer(text)).toEqual({ parts: [], error: null, stopReason: null })
    }
  })
})

describe('readConversation', () => {
  it('tells who said, called and returned what', () => {
    const turns = readConversation({
      system: [{ type: 'text', text: 'Be brief.' }],
      messages: [
        { role: 'user', content: 'List it.' },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'ls' } }] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 't1', is_error: true, content: [{ type: 'text', text: 'no' }] },
          ],
        },
        { role: 'system', content: 'Reminder.' },
      ],
    })
    expect(turns.map(({ speaker }) => speaker)).toEqual(['system', 'user', 'assistant', 'tool', 'system'])
    expect(turns[3]?.parts).toEqual([
      { kind: 'tool-result', name: 'Bash', isError: true, parts: [{ kind: 'text', text: 'no' }] },
    ])
  })

  it('shows pictures that came along, and nothing else as a picture', () => {
    const image = (source: object) => ({ role: 'user', content: [{ type: 'image', source }] })
    const sources = [
      { type: 'base64', media_type: 'image/png', data: 'aGk=' },
      { type: 'base64', media_type: 'image/svg+xml', data: 'aGk=' },
      { type: 'base64', media_type: 'image/png', data: '"><script>' },
      { type: 'url', url: 'https://example.com/a.png' },
    ]
    const turns = readConversation({ messages: sources.map(image) })
    expect(turns.flatMap(({ parts }) => parts).map((part) => part.kind === 'image' && part.dataUrl)).toEqual([
      'data:image/png;base64,aGk=',
      null,
      null,
      null,
    ])
  })

  it('23: keeps blocks that it does not know, and stumbles over nothing', () => {
    const block = { type: 'hologram', value: 1 }
    expect(readConversation({ messages: [{ role: 'user', content: [block] }] })[0]?.parts).toEqual([
      { kind: 'other', type: 'hologram', value: block },
    ])
    for (const odd of [null, 3, 'text', [], {}, { messages: 1 }, { messages: [null, 1, {}] }, { system: {} }]) {
      expect(() => readConversation(odd)).not.toThrow()
    }
  })

  const folder = '../shared/fixtures/claude-code'
  it.skipIf(!existsSync(folder) && process.env['CI'] !== 'true')('reads what Claude Code really sends', () => {
    const bodies = globSync(`${folder}/**/*.json`)
      .map((path) => JSON.parse(readFileSync(path, 'utf8')) as { body?: unknown; messages?: unknown })
      .map((recorded) => recorded.body ?? recorded)
      .filter((body) => typeof body === 'object' && body !== null && 'messages' in body)
    expect(bodies.length).toBeGreaterThan(0)
    for (const body of bodies) {
      const turns = readConversation(body)
      expect(turns.length).toBeGreaterThan(0)
      expect(turns.flatMap(({ parts }) => parts).some(({ kind }) => kind === 'text')).toBe(true)
    }
  })
})
