import { delta, finish, toolDelta } from '../../src-main/codecs/openai-chat/testing/decode.ts'
import { dataEvent } from '../upstream/upstream-api.ts'
import { answers, breaksOff, gives, refuses } from './expected.ts'
import type { Reply } from './faulty-upstream.ts'
import type { Scenario } from './scenario.ts'
import { drip, end, head, json, openStream, send, streamed } from './steps.ts'

const done = '[DONE]'
const hello = delta({ content: 'Hello' })
const stop = finish('stop')
const usage = (output: number) => ({ choices: [], usage: { prompt_tokens: 9, completion_tokens: output } })

const chunks = (...all: readonly (object | string)[]): Reply => streamed(all.map(dataEvent).join(''))

const fine = answers('Hello')
const calls = (...input: readonly object[]) =>
  gives({ content: input.map((one) => ({ type: 'tool_use', ...one })), stop_reason: 'tool_use' })
const bash = (id: string, more: object = {}) => toolDelta({ id, name: 'Bash', arguments: '{"command":"ls"}', ...more })
const tools = { tools: [{ name: 'Bash', input_schema: { type: 'object' as const } }] }
const madeCall = { name: 'Bash', input: { command: 'ls' } }

/** What only a stream of Chat Completions can have wrong with it. */
export const chatScenarios: readonly Scenario[] = [
  {
    title: 'F10: the end within a tool’s arguments',
    replies: [chunks(toolDelta({ index: 0, id: 'call_1', name: 'Bash', arguments: '{"command":"l' }))],
    request: tools,
    expected: breaksOff('api_error', /broke off/),
  },
  { title: 'F11: no [DONE] after the finish', replies: [chunks(hello, stop)], expected: fine },
  {
    title: 'F12: an error among the chunks',
    replies: [chunks(hello, { error: { code: 429, message: 'Slow down' } }, delta({ content: ' again' }), stop, done)],
    expected: breaksOff('rate_limit_error', /Slow down/, 'Hello'),
  },
  {
    title: 'F12: an error as the first chunk',
    replies: [chunks({ error: { code: 429, message: 'Slow down' } })],
    expected: refuses(429, 'rate_limit_error', /Slow down/),
  },
  {
    title: 'F13: an error event of its own',
    replies: [streamed(dataEvent(hello), 'event: error\ndata: {"message":"broken"}\n\n')],
    expected: breaksOff('api_error', /broken/, 'Hello'),
  },
  {
    title: 'F15: events that are no chunks',
    replies: [
      chunks('null', '[]', { choices: null }, hello, { choices: [{ index: 0, delta: null }] }, '{}', stop, done),
    ],
    expected: fine,
  },
  {
    title: 'F18: a byte order mark at the start',
    replies: [streamed(`\uFEFF${[hello, stop, done].map(dataEvent).join('')}`)],
    expected: fine,
  },
  {
    title: 'F19: data without a space',
    replies: [streamed([hello, stop, done].map(dataEvent).join('').replaceAll('data: ', 'data:'))],
    expected: fine,
  },
  {
    title: 'F21: a first chunk without choices',
    replies: [chunks({ choices: [], prompt_filter_results: [] }, hello, stop, done)],
    expected: fine,
  },
  {
    title: 'F22: usage after the finish',
    replies: [chunks(hello, stop, usage(7), done)],
    expected: answers('Hello', { usage: { input_tokens: 9, output_tokens: 7 } }),
  },
  {
    title: 'F23: usage in every chunk',
    replies: [chunks({ ...hello, usage: usage(3).usage }, usage(5), { ...stop, usage: usage(6).usage }, done)],
    expected: answers('Hello', { usage: { output_tokens: 6 } }),
  },
  {
    title: 'F24: the finish is repeated',
    replies: [chunks(hello, stop, finish('length'), stop, done)],
    expected: fine,
  },
  {
    title: 'F25: chunks after [DONE]',
    replies: [chunks(hello, stop, done, delta({ content: ' again' }), stop)],
    expected: fine,
  },
  { title: 'F27: [DONE] alone', replies: [chunks(done)], asked: 2, expected: refuses(502, 'api_error', /OpenAI/) },
  {
    title: 'F28: tool deltas without an index',
    replies: [chunks(bash('call_1'), finish('tool_calls'), done)],
    request: tools,
    expected: calls(madeCall),
  },
  {
    title: 'F29: a tool call without an id',
    replies: [chunks(toolDelta({ index: 0, name: 'Bash', arguments: '{"command":"ls"}' }), finish('tool_calls'), done)],
    request: tools,
    expected: calls(madeCall),
  },
  {
    title: 'F30: interleaved parallel calls',
    replies: [
      chunks(
        toolDelta({ index: 0, id: 'call_1', name: 'Bash', arguments: '{"comm' }),
        toolDelta({ index: 1, id: 'call_2', name: 'Bash', arguments: '{"command":' }),
        toolDelta({ index: 0, arguments: 'and":"ls"}' }),
        toolDelta({ index: 1, arguments: '"pwd"}' }),
        finish('tool_calls'),
        done,
      ),
    ],
    request: tools,
    expected: calls(madeCall, { name: 'Bash', input: { command: 'pwd' } }),
  },
  {
    title: 'F31: the id of a call in each of its deltas',
    replies: [
      chunks(
        toolDelta({ index: 0, id: 'call_1', name: 'Bash', arguments: '{"command"' }),
        toolDelta({ index: 0, id: 'call_1', name: 'Bash', arguments: ':"ls"}' }),
        finish('tool_calls'),
        done,
      ),
    ],
    request: tools,
    expected: calls(madeCall),
  },
  {
    title: 'F32: all arguments of a call in one chunk',
    replies: [chunks(bash('call_1', { index: 0 }), finish('tool_calls'), done)],
    request: tools,
    expected: calls(madeCall),
  },
  {
    title: 'F33: a call without arguments',
    replies: [chunks(toolDelta({ index: 0, id: 'call_1', name: 'Bash', arguments: '' }), finish('tool_calls'), done)],
    request: tools,
    expected: calls({ name: 'Bash', input: {} }),
  },
  {
    title: 'F34: arguments that are no JSON',
    replies: [
      chunks(toolDelta({ index: 0, id: 'call_1', name: 'Bash', arguments: 'ls -l' }), finish('tool_calls'), done),
    ],
    request: tools,
    // No object, so that the client refuses the call and tells the model.
    expected: calls({ name: 'Bash', input: 'ls -l' }),
  },
  {
    title: 'F35: stop is said though a tool is called',
    replies: [chunks(bash('call_1', { index: 0 }), stop, done)],
    request: tools,
    expected: calls(madeCall),
  },
  {
    title: 'F36: text after a tool call',
    replies: [chunks(bash('call_1', { index: 0 }), hello, finish('tool_calls'), done)],
    request: tools,
    expected: gives({ content: [{ type: 'tool_use' }, { type: 'text', text: 'Hello' }], stop_reason: 'tool_use' }),
  },
  {
    title: 'F37: reasoning, which the client asked for',
    replies: [chunks(delta({ reasoning_content: 'Hm.' }), hello, stop, done)],
    request: { thinking: { type: 'adaptive' } },
    expected: gives({ content: [{ type: 'thinking', thinking: 'Hm.' }, { text: 'Hello' }], stop_reason: 'end_turn' }),
  },
  {
    title: 'F38: <think> torn over chunks, where the server does that',
    provider: 'ollama',
    replies: [
      chunks(delta({ content: '<thi' }), delta({ content: 'nk>Hm.</th' }), delta({ content: 'ink>Hello' }), stop, done),
    ],
    request: { thinking: { type: 'adaptive' } },
    expected: gives({ content: [{ type: 'thinking', thinking: 'Hm.' }, { text: 'Hello' }], stop_reason: 'end_turn' }),
  },
  {
    title: 'F39: the output limit is reached',
    replies: [chunks(hello, finish('length'), done)],
    expected: answers('Hello', { stop_reason: 'max_tokens' }),
  },
  {
    title: 'F40: a content filter ends the answer',
    replies: [chunks(hello, finish('content_filter'), done)],
    expected: answers('Hello', { stop_reason: 'refusal' }),
  },
  {
    title: 'F41: the model’s own refusal',
    replies: [chunks(delta({ refusal: 'I will not.' }), stop, done)],
    expected: answers('I will not.', { stop_reason: 'refusal' }),
  },
  {
    title: 'F42: a second choice',
    replies: [chunks(hello, { choices: [{ index: 1, delta: { content: 'Other' } }] }, stop, done)],
    expected: fine,
  },
  {
    title: 'F43: a single delta of 5 MB',
    replies: [chunks(delta({ content: 'x'.repeat(5e6) }), stop, done)],
    expected: answers('x'.repeat(5e6)),
  },
  {
    title: 'F44: a line of 40 MB that never ends',
    replies: [[send(head(200, { 'content-type': 'text/event-stream' })), drip(`data: ${'x'.repeat(40e6)}`, 4e6), end]],
    asked: 2,
    expected: refuses(502, 'api_error', /an event of more than 32 MB/),
  },
  {
    title: 'F51: an error as JSON under status 200, where a stream was asked for',
    replies: [[json(200, { error: { code: 429, message: 'Slow down' } })]],
    expected: refuses(429, 'rate_limit_error', /Slow down/),
  },
  {
    title: 'F45: compressed bytes that are none',
    replies: [[openStream({ 'content-encoding': 'gzip' }), send('5\r\nhello\r\n0\r\n\r\n')]],
    asked: 2,
    expected: refuses(502, 'api_error', /Z_DATA_ERROR|failed/),
  },
]
