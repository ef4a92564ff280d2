import { describe, expect, it } from 'vitest'
import { checkChatRequest } from './check-chat-request.ts'

const call = { id: 'call_1', type: 'function', function: { name: 'Read', arguments: '{}' } }
const user = { role: 'user', content: 'hi' }
const calling = { role: 'assistant', content: null, tool_calls: [call] }
const result = { role: 'tool', tool_call_id: 'call_1', content: 'done' }
const tool = { type: 'function', function: { name: 'Read', parameters: { type: 'object', properties: {} } } }

describe('the checker of chat requests', () => {
  it('finds nothing in a good request', () => {
    const body = { model: 'm', messages: [user, calling, result], tools: [tool], tool_choice: 'auto', max_tokens: 5 }
    expect(checkChatRequest(body)).toEqual([])
  })

  it.each([
    ['no object', 'text', /no object/],
    ['no messages', { model: 'm' }, /messages is no list/],
    ['an unknown field', { model: 'm', messages: [user], top_k: 3 }, /top_k is unknown/],
    ['a [1m] suffix', { model: 'm[1m]', messages: [user] }, /\[1m\]/],
    [
      'stream_options without stream',
      { model: 'm', messages: [user], stream_options: { include_usage: true } },
      /only/,
    ],
    ['five stops', { model: 'm', messages: [user], stop: ['a', 'b', 'c', 'd', 'e'] }, /stop/],
    ['no tokens', { model: 'm', messages: [user], max_tokens: 0 }, /positive/],
    ['tool_choice alone', { model: 'm', messages: [user], tool_choice: 'auto' }, /only allowed with tools/],
    ['empty tools', { model: 'm', messages: [user], tools: [] }, /empty/],
    ['twice the same tool', { model: 'm', messages: [user], tools: [tool, tool] }, /two tools/],
  ])('reports %s', (_what, body, problem) => {
    expect(checkChatRequest(body).join('\n')).toMatch(problem)
  })

  it.each([
    ['a call without result', [user, calling], /no result/],
    ['a message between call and result', [user, calling, user, result], /before the result/],
    ['a result without call', [user, result], /answers no call/],
    ['two results for a call', [user, calling, result, result], /answers no call/],
    ['an empty text', [{ role: 'user', content: ' ' }], /empty/],
    ['an assistant at the start', [{ role: 'assistant', content: 'hi' }, user], /start with a user/],
    ['twice the same role', [user, user], /same role/],
    ['an unknown part', [{ role: 'user', content: [{ type: 'thinking', thinking: '' }] }], /unknown type/],
    ['half an emoji', [{ role: 'user', content: '\ud83e' }], /surrogate/],
    ['an unknown message field', [user, { role: 'assistant', content: 'x', reasoning: 'y' }, user], /unknown/],
  ])('reports %s', (_what, messages, problem) => {
    expect(checkChatRequest({ model: 'm', messages }).join('\n')).toMatch(problem)
  })

  it('reports arguments that are no JSON object, and bad names and ids', () => {
    const bad = { id: 'x'.repeat(41), type: 'function', function: { name: 'a.b', arguments: '"text"' } }
    const problems = checkChatRequest({
      model: 'm',
      messages: [user, { role: 'assistant', content: null, tool_calls: [bad] }],
    })
    expect(problems.join('\n')).toMatch(/bad id[^]*bad name[^]*no JSON object/)
  })

  it.each([
    ['no root type', { properties: {} }, /type is not object/],
    ['no properties', { type: 'object' }, /properties is missing/],
    ['a union at the top', { type: 'object', properties: {}, anyOf: [] }, /anyOf at the top/],
    ['a bare array', { type: 'object', properties: { a: { type: 'array' } } }, /without items/],
    ['a boolean required', { type: 'object', properties: {}, required: true }, /no list of names/],
  ])('reports a tool schema with %s', (_what, parameters, problem) => {
    const tools = [{ type: 'function', function: { name: 'Read', parameters } }]
    expect(checkChatRequest({ model: 'm', messages: [user], tools }).join('\n')).toMatch(problem)
  })

  it('allows the fields of a dialect where they are announced', () => {
    const thinking = { ...calling, reasoning_content: 'hm' }
    const body = { model: 'm', messages: [user, thinking, result] }
    expect(checkChatRequest(body)).not.toEqual([])
    expect(checkChatRequest(body, { assistantFields: ['reasoning_content'] })).toEqual([])
  })

  const answering = { role: 'assistant', content: '', tool_calls: [call] }
  const base = { model: 'm', messages: [user, answering, result], tools: [tool] }
  const image = { type: 'image_url', image_url: { url: 'https://x.example/a.png' } }

  it.each([
    ['a forbidden field', { forbidden: ['stream'] }, { ...base, stream: true }, /stream is forbidden/],
    ['a missing field', { required: ['thinking'] }, base, /thinking is missing/],
    [
      'a late system message',
      { oneSystem: true },
      { ...base, messages: [user, { role: 'system', content: 'S' }] },
      /system/,
    ],
    [
      'a list of parts',
      { textOnly: true },
      { ...base, messages: [{ role: 'user', content: [image] }] },
      /list of parts/,
    ],
    [
      'a remote image',
      { noRemoteImages: true },
      { ...base, messages: [{ role: 'user', content: [image] }] },
      /not in the/,
    ],
    [
      'an image that is no string',
      { plainImages: true },
      { ...base, messages: [{ role: 'user', content: [image] }] },
      /plain/,
    ],
    ['no content', { noNullContent: true }, { ...base, messages: [user, calling, result] }, /null/],
    ['another form of names', { modelId: /^x/ }, base, /the model m/],
    ['an unknown level', { efforts: ['none'] }, { ...base, reasoning_effort: 'low' }, /the effort low/],
    ['too many tools', { mostTools: 0 }, base, /1 tools/],
    ['another form of ids', { toolCallId: /^[a-z]{9}$/ }, base, /wrong form/],
    ['no bridge', { bridgedTools: true }, { ...base, messages: [user, answering, result, user] }, /bridge/],
    ['a forced choice', { toolChoices: ['auto'] }, { ...base, tool_choice: 'required' }, /tool_choice/],
    ['no reasoning', { reasoningEverywhere: true }, base, /without reasoning_content/],
    ['no reasoning beside calls', { reasoningBesideCalls: true }, base, /reasoning_content is missing/],
  ])('reports %s where a dialect refuses it', (_what, dialect, body, problem) => {
    expect(checkChatRequest(body, dialect).join('\n')).toMatch(problem)
  })
})
