import fc from 'fast-check'
import { sealReasoning } from '../reasoning-envelope.ts'
import { assistant, call, image, pdf, result, text, user } from './blocks.ts'

export const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n', '\ud800', '🤔', '思考') },
)
const ids = fc.constantFrom('toolu_1', 'toolu_2', 'toolu_3', 'call_abc', 'functions.Bash:0', '')
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
  { type: 'web_search_tool_result', tool_use_id: 's', content: [{ type: 'web_search_result', title: 'T' }] },
  { ...image(), cache_control: { type: 'ephemeral', ttl: '1h' } },
  { type: 'something_new' },
)
const mark = fc.constantFrom({}, {}, { cache_control: { type: 'ephemeral' } })
const textBlock = fc.tuple(words, mark).map(([said, more]) => text(said, more))
const resultContent = fc.oneof(
  fc.constantFrom(undefined, null, ''),
  words,
  fc.array(fc.oneof(textBlock, attachment), { maxLength: 3 }),
)
const resultBlock = fc
  .tuple(ids, resultContent, fc.boolean(), mark)
  .map(([id, content, is_error, more]) => result(id, content, { is_error, ...more }))
const thinking = fc.constantFrom(
  { type: 'thinking', thinking: 'hm', signature: 'EqQBCkYIARgCKkDd' },
  { type: 'thinking', thinking: 'own', signature: sealReasoning({ origin: 'deepseek', field: 'thinking' }) },
  { type: 'redacted_thinking', data: 'x' },
  { type: 'server_tool_use', id: 's', name: 'web_search', input: { query: 'q' } },
)
const callBlock = fc.tuple(ids, names, input).map(([id, name, value]) => call(id, name, value))

/** Any conversation that the Messages API accepts, and many that it does not, with these blocks among the thinking. */
export function conversationWith(thoughts: fc.Arbitrary<object>) {
  const message = fc.oneof(
    fc.array(fc.oneof(textBlock, resultBlock, attachment), { maxLength: 4 }).map((blocks) => user(...blocks)),
    fc.array(fc.oneof(textBlock, callBlock, thoughts), { maxLength: 5 }).map((blocks) => assistant(...blocks)),
    words.map((content) => ({ role: 'system', content })),
    words.map((content) => ({ role: 'user', content })),
  )
  return fc.array(message, { maxLength: 10 })
}

export const anyConversation = conversationWith(thinking)

/** One turn as Claude Code makes them: an answer with calls, their results in any order, perhaps a system message. */
export function turnWith(said: fc.Arbitrary<string>, thoughts: fc.Arbitrary<readonly object[]>) {
  return fc
    .record({
      thoughts,
      said,
      calls: fc.uniqueArray(fc.constantFrom('toolu_1', 'toolu_2', 'toolu_3', 'call_abc'), { maxLength: 3 }),
      outcome: resultContent,
      extra: fc.array(fc.oneof(textBlock, attachment), { maxLength: 2 }),
      rule: fc.option(words, { nil: undefined }),
    })
    .map(({ thoughts: thought, said: spoken, calls, outcome, extra, rule }) => [
      assistant(...thought, text(spoken), ...calls.map((id) => call(id))),
      user(...calls.toReversed().map((id) => result(id, outcome)), ...extra, text('Go on')),
      ...(rule === undefined ? [] : [{ role: 'system', content: rule }]),
    ])
}

const visible = fc.string({ minLength: 1, maxLength: 8 }).filter((said) => said.trim() !== '')

export const anyTurn = turnWith(visible, fc.constant([]))
