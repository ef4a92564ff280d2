import { describe, expect, it } from 'vitest'
import { providers } from '../../../../shared/providers/index.ts'
import { checkChatRequest } from '../testing/check-chat-request.ts'
import { assistant, call, encode, pdf, provider, result, text, tool, user } from '../testing/encode.ts'
import { answerQuirks } from './answer-quirks.ts'
import { headerQuirks } from './header-quirks.ts'
import { requestQuirks } from './index.ts'

const effort = (level: string) => ({ thinking: { type: 'adaptive' }, output_config: { effort: level } })

describe('the registry', () => {
  it.each(providers.flatMap(({ id, quirks }) => quirks.map((quirk) => [id, quirk])))(
    '%s: %s exists',
    (_provider, quirk) => {
      expect({ ...requestQuirks, ...answerQuirks, ...headerQuirks }).toHaveProperty([quirk])
    },
  )

  it('passes over names that it does not know', () => {
    const odd = { ...provider('openai'), quirks: ['toString', 'answers-only'] }
    expect(encode({}, { provider: odd }).body).toEqual({
      model: 'gpt-4.1',
      messages: [{ role: 'user', content: 'hi' }],
    })
  })
})

describe('openai-reasoning-models', () => {
  it.each(['o1', 'o3', 'o4-mini', 'gpt-5', 'gpt-5-mini-2025-08-07', 'gpt-5.1', 'gpt-5.4', 'gpt-5.6-sol', 'gpt-6-luna'])(
    '38, 40 and 41: %s takes max_completion_tokens, and no sampling or stop',
    (model) => {
      const request = { max_tokens: 50_000, temperature: 1, stop_sequences: ['END'] }
      const { body, answer, lost } = encode(request, { model })
      expect(body.max_completion_tokens).toBe(50_000)
      for (const field of ['max_tokens', 'temperature', 'top_p', 'stop']) expect(body).not.toHaveProperty(field)
      expect(answer.stopSequences).toEqual(['END'])
      expect(lost).toEqual(expect.arrayContaining(['dropped temperature', 'emulated stop_sequences']))
    },
  )

  it.each(['gpt-4.1', 'gpt-4o', 'gpt-5-chat-latest', 'gpt-oss-120b', 'qwen3'])('leaves %s alone', (model) => {
    const { body } = encode({ max_tokens: 500, temperature: 1, stop_sequences: ['END'] }, { model })
    expect(body).toMatchObject({ max_tokens: 500, temperature: 1, stop: ['END'] })
  })

  it('39: leaves reasoning enough tokens to come to an answer', () => {
    expect(encode({ max_tokens: 1 }, { model: 'gpt-5' }).body.max_completion_tokens).toBe(1_024)
    expect(encode({ max_tokens: 1 }, { model: 'gpt-5' }).lost).toContain('changed max_tokens')
    expect(encode({}, { model: 'gpt-5' }).body).not.toHaveProperty('max_completion_tokens')
  })

  it('36: keeps parallel_tool_calls from the o-series, which rejects it', () => {
    const request = { tools: [tool('Read')], tool_choice: { type: 'auto', disable_parallel_tool_use: true } }
    expect(encode(request, { model: 'o3' }).body).not.toHaveProperty('parallel_tool_calls')
    expect(encode(request, { model: 'gpt-5' }).body.parallel_tool_calls).toBe(false)
  })

  it.each([
    ['o3', 'high'],
    ['gpt-5', 'high'],
    ['gpt-5.1', 'high'],
    ['gpt-5.2', undefined],
    ['gpt-5.4-mini', undefined],
    ['gpt-5.5', 'none'],
    ['gpt-5.6-sol', 'none'],
    ['gpt-5.10', 'none'],
    ['gpt-6-luna', 'none'],
  ])('43: %s with tools is asked for the effort %s', (model, expected) => {
    const { body, lost } = encode({ ...effort('high'), tools: [tool('Read')] }, { model })
    expect(body.reasoning_effort).toBe(expected)
    expect(lost.includes('dropped thinking')).toBe(expected !== 'high')
  })

  it('43: without tools the newer models think as wished', () => {
    expect(encode(effort('high'), { model: 'gpt-5.6' }).body.reasoning_effort).toBe('high')
  })
})

describe('one-leading-system', () => {
  const messages = [
    user(text('hi')),
    { role: 'system', content: 'Early' },
    assistant(call('toolu_1')),
    user(result('toolu_1', 'done')),
    { role: 'system', content: 'Late' },
  ]

  it('6: leaves one system message for servers that render chat templates', () => {
    const { messages: sent, lost } = encode({ system: 'Top', messages }, { isOwnHost: false })
    expect(sent.map(({ role, content }) => [role, content])).toEqual([
      ['system', 'Top\n\nEarly'],
      ['user', 'hi'],
      ['assistant', ''],
      ['tool', 'done'],
      ['user', '<system-reminder>\nLate\n</system-reminder>'],
    ])
    expect(lost).toContain('changed messages')
  })

  it('6: does so for Gemini, which heeds only the last system message, and not for xAI', () => {
    const rolesFor = (id: string) =>
      encode({ system: 'Top', messages }, { provider: provider(id) }).messages.map(({ role }) => role)
    expect(rolesFor('gemini')).toEqual(['system', 'user', 'assistant', 'tool', 'user'])
    expect(rolesFor('xai')).toEqual(['system', 'user', 'system', 'assistant', 'tool', 'system'])
  })

  it('changes nothing where there is one already', () => {
    const { lost } = encode({ system: 'Top' }, { isOwnHost: false })
    expect(lost).toEqual([])
  })
})

describe('other servers', () => {
  it('18: get a string beside tool calls', () => {
    const messages = [user(text('hi')), assistant(call('toolu_1')), user(result('toolu_1', 'a'))]
    expect(encode({ messages }, { isOwnHost: false }).messages[1]).toMatchObject({ content: '' })
    expect(encode({ messages }, { provider: { ...provider('openai'), isLocal: true } }).messages[1]).toMatchObject({
      content: '',
    })
  })

  it('15: get a line about a file instead of the file', () => {
    const source = { type: 'base64', media_type: 'application/pdf', data: pdf }
    const { messages, lost } = encode(
      { messages: [user(text('See'), { type: 'document', source, title: 'Plan' })] },
      { provider: provider('xai') },
    )
    expect(messages).toEqual([
      { role: 'user', content: 'See\n\nDocument: Plan\n\n[Plan.pdf omitted: files cannot be shown to this model]' },
    ])
    expect(lost).toContain('dropped messages[0]')
  })
})

describe('gemini-thought-signatures', () => {
  it('92: marks the first of parallel calls as unsigned', () => {
    const messages = [
      user(text('hi')),
      assistant(call('toolu_1'), call('toolu_2')),
      user(result('toolu_1', 'a'), result('toolu_2', 'b')),
    ]
    const { body } = encode({ messages }, { provider: provider('gemini'), model: 'gemini-3-pro' })
    expect(body.messages[1]).toMatchObject({
      tool_calls: [
        { id: 'toolu_1', extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } } },
        expect.not.objectContaining({ extra_content: expect.anything() as unknown }),
      ],
    })
    expect(checkChatRequest(body, { toolCallFields: ['extra_content'] })).toEqual([])
  })
})
