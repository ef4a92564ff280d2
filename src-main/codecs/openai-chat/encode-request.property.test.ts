import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatMessage } from './chat-request.ts'
import { checkChatRequest } from './testing/check-chat-request.ts'
import { assistant, call, encode, image, pdf, result, text, user } from './testing/encode.ts'

const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n', '\ud800', '🤔', '思考') },
)
const ids = fc.constantFrom('toolu_1', 'toolu_2', 'toolu_3', 'functions.Bash:0', '')
const names = fc.constantFrom('Read', 'Bash', 'a.b', 'x'.repeat(80), '')
const input = fc.oneof(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })), fc.jsonValue())
const attachment = fc.constantFrom(
  image(),
  image({ type: 'url', url: 'https://x.example/a.png' }),
  image({ type: 'file', file_id: 'file_1' }),
  { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf } },
  { type: 'document', source: { type: 'text', data: 'notes' }, title: 'Notes' },
  { type: 'tool_reference', tool_name: 'Read' },
  { type: 'search_result', title: 'T', source: 'https://x.example', content: [text('found')] },
  { type: 'something_new' },
)
const textBlock = words.map(text)
const resultContent = fc.oneof(
  fc.constantFrom(undefined, null, ''),
  words,
  fc.array(fc.oneof(textBlock, attachment), { maxLength: 3 }),
)
const resultBlock = fc
  .tuple(ids, resultContent, fc.boolean())
  .map(([id, content, is_error]) => result(id, content, { is_error }))
const thinking = fc.constantFrom(
  { type: 'thinking', thinking: 'hm', signature: 'EqQBCkYIARgCKkDd' },
  { type: 'redacted_thinking', data: 'x' },
)
const callBlock = fc.tuple(ids, names, input).map(([id, name, value]) => call(id, name, value))

/** Any conversation that the Messages API accepts, and many that it does not. */
const message = fc.oneof(
  fc.array(fc.oneof(textBlock, resultBlock, attachment), { maxLength: 4 }).map((blocks) => user(...blocks)),
  fc.array(fc.oneof(textBlock, callBlock, thinking), { maxLength: 4 }).map((blocks) => assistant(...blocks)),
  words.map((content) => ({ role: 'system', content })),
  words.map((content) => ({ role: 'user', content })),
)
const conversation = fc.array(message, { maxLength: 10 })

/** One turn as Claude Code makes them: an answer with calls, their results in any order, perhaps a system message. */
const turn = fc
  .record({
    said: fc.string({ minLength: 1, maxLength: 8 }).filter((said) => said.trim() !== ''),
    calls: fc.uniqueArray(fc.constantFrom('toolu_1', 'toolu_2', 'toolu_3'), { maxLength: 3 }),
    outcome: resultContent,
    extra: fc.array(fc.oneof(textBlock, attachment), { maxLength: 2 }),
    rule: fc.option(words, { nil: undefined }),
  })
  .map(({ said, calls, outcome, extra, rule }) => [
    assistant(text(said), ...calls.map((id) => call(id))),
    user(...calls.toReversed().map((id) => result(id, outcome)), ...extra, text('Go on')),
    ...(rule === undefined ? [] : [{ role: 'system', content: rule }]),
  ])

const hosts = [true, false]

describe('any conversation', () => {
  it('9, 26 and 27: becomes a body in order: each call answered once and at once, nothing empty', () => {
    fc.assert(
      fc.property(conversation, fc.constantFrom(...hosts), (messages, isOwnHost) => {
        const { body } = encode({ messages, system: 'S' }, { isOwnHost })
        expect(checkChatRequest(body)).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  it('284: becomes the same bytes each time', () => {
    fc.assert(
      fc.property(conversation, fc.constantFrom(...hosts), (messages, isOwnHost) => {
        const bytes = () => JSON.stringify(encode({ messages }, { isOwnHost }).body)
        expect(bytes()).toBe(bytes())
      }),
      { numRuns: 200 },
    )
  })

  it('284: starts with the messages of the conversation one turn shorter', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 5 }), fc.constantFrom(...hosts), (turns, isOwnHost) => {
        const start = [user(text('hi')), { role: 'system', content: 'Rule' }]
        const after = (count: number): readonly ChatMessage[] =>
          encode({ messages: [...start, ...turns.slice(0, count).flat()], system: 'S' }, { isOwnHost }).messages
        for (let count = 1; count <= turns.length; count += 1) {
          const shorter = after(count - 1)
          expect(after(count).slice(0, shorter.length)).toEqual(shorter)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every visible text of the user and the model', () => {
    const visible = fc.string({ minLength: 1, maxLength: 8 }).filter((said) => said.trim() !== '')
    const roles = fc.constantFrom('user', 'assistant', 'system')
    fc.assert(
      fc.property(fc.array(fc.record({ role: roles, content: visible }), { minLength: 1 }), (messages) => {
        const sent = JSON.stringify(encode({ messages }, { isOwnHost: false }).messages)
        for (const { content } of messages) expect(sent).toContain(JSON.stringify(content).slice(1, -1))
      }),
      { numRuns: 300 },
    )
  })
})
