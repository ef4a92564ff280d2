import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assistant, call, image, pdf, result, text, user } from '../openai-chat/testing/encode.ts'
import { sealReasoningItem } from './reasoning-state.ts'
import type { InputItem } from './responses-request.ts'
import { checkResponsesRequest } from './testing/check-responses-request.ts'
import { encode } from './testing/encode.ts'

const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n', '\ud800', '🤔', '思考') },
)
const ids = fc.constantFrom('toolu_1', 'toolu_2', 'call_abc', 'functions.Bash:0', '')
const names = fc.constantFrom('Read', 'Bash', 'a.b', 'x'.repeat(80), '')
const input = fc.oneof(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })), fc.jsonValue())
const attachment = fc.constantFrom(
  image(),
  image({ type: 'url', url: 'https://x.example/a.png' }),
  image({ type: 'file', file_id: 'file_1' }),
  { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf } },
  { type: 'tool_reference', tool_name: 'Read' },
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
const ownThinking = fc
  .record({
    id: fc.constantFrom('rs_1', 'rs_2', 'rs_3', ''),
    origin: fc.constantFrom('openai', 'xai'),
    parts: fc.array(words, { maxLength: 2 }),
  })
  .map(({ id, origin, parts }) => ({
    type: 'thinking',
    thinking: parts.join('\n\n'),
    signature: sealReasoningItem(origin, { field: 'summary', id, encryptedContent: `gAAA${id}`, parts }),
  }))
const thinking = fc.oneof(
  ownThinking,
  fc.constantFrom(
    { type: 'thinking', thinking: 'hm', signature: 'EqQBCkYIARgCKkDd' },
    { type: 'redacted_thinking', data: 'x' },
  ),
)
const callBlock = fc.tuple(ids, names, input).map(([id, name, value]) => call(id, name, value))

/** Any conversation that the Messages API accepts, and many that it does not. */
const message = fc.oneof(
  fc.array(fc.oneof(textBlock, resultBlock, attachment), { maxLength: 4 }).map((blocks) => user(...blocks)),
  fc.array(fc.oneof(textBlock, callBlock, thinking), { maxLength: 5 }).map((blocks) => assistant(...blocks)),
  words.map((content) => ({ role: 'system', content })),
  words.map((content) => ({ role: 'user', content })),
)
const conversation = fc.array(message, { maxLength: 10 })

/** One turn as Claude Code makes them: an answer with calls, their results in any order, perhaps a system message. */
const turn = fc
  .record({
    thoughts: fc.array(ownThinking, { maxLength: 2 }),
    said: words,
    calls: fc.uniqueArray(fc.constantFrom('toolu_1', 'toolu_2', 'call_abc'), { maxLength: 3 }),
    outcome: resultContent,
    extra: fc.array(fc.oneof(textBlock, attachment), { maxLength: 2 }),
    rule: fc.option(words, { nil: undefined }),
  })
  .map(({ thoughts, said, calls, outcome, extra, rule }) => [
    assistant(...thoughts, text(said), ...calls.map((id) => call(id))),
    user(...calls.toReversed().map((id) => result(id, outcome)), ...extra, text('Go on')),
    ...(rule === undefined ? [] : [{ role: 'system', content: rule }]),
  ])

const openAi = { systemRole: 'developer', outputParts: true, files: true, phases: true } as const

describe('any conversation', () => {
  it('26, 27, 58 and 59: becomes an input in order: calls answered at once, reasoning before what it led to', () => {
    fc.assert(
      fc.property(conversation, fc.boolean(), (messages, isOwnHost) => {
        const { body } = encode({ messages, system: 'S', thinking: { type: 'adaptive' } }, { isOwnHost })
        expect(checkResponsesRequest(body, isOwnHost ? openAi : { phases: true })).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  it('284: becomes the same bytes each time', () => {
    fc.assert(
      fc.property(conversation, fc.boolean(), (messages, isOwnHost) => {
        const bytes = () => JSON.stringify(encode({ messages }, { isOwnHost }).body)
        expect(bytes()).toBe(bytes())
      }),
      { numRuns: 200 },
    )
  })

  it('284: starts with the items of the conversation one turn shorter', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 5 }), fc.boolean(), (turns, isOwnHost) => {
        const start = [user(text('hi')), { role: 'system', content: 'Rule' }]
        const after = (count: number): readonly InputItem[] =>
          encode({ messages: [...start, ...turns.slice(0, count).flat()], system: 'S' }, { isOwnHost }).input
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
        const sent = JSON.stringify(encode({ messages }, { isOwnHost: false }).input)
        for (const { content } of messages) expect(sent).toContain(JSON.stringify(content).slice(1, -1))
      }),
      { numRuns: 300 },
    )
  })
})
