import { describe, expect, it } from 'vitest'
import { capturedRequests, hasRecordings } from '../../testing/recordings.ts'
import { decodeError } from '../failures/decode-error.ts'
import { decodeResponse } from './decode-response.ts'
import { agentRequest, agentTurns } from './testing/agent-request.ts'
import { answerContext, decodeChunks, delta, finish, toolDelta } from './testing/decode.ts'
import { assistant, call, encode, encodeConversation, provider, result, text, tool, user } from './testing/encode.ts'

const done = '[DONE]'
const refusal = (id: string, status: number, error: object) =>
  decodeError(
    { status, headers: {}, body: JSON.stringify({ error }) },
    { provider: provider(id), model: 'some-model', estimatedInputTokens: 200_000 },
  )

describe('answers of single providers', () => {
  it('114: takes a call of xAI’s that comes whole in one delta', () => {
    const whole = toolDelta({ index: 0, id: 'call_aa', name: 'Read', arguments: '{"file_path":"/a"}' })
    expect(decodeChunks([whole, finish('tool_calls'), done], { origin: 'xai' }).message).toMatchObject({
      content: [{ type: 'tool_use', id: 'call_aa', name: 'Read', input: { file_path: '/a' } }],
      stop_reason: 'tool_use',
    })
  })

  it('128: gives Kimi its own ids back', () => {
    const whole = toolDelta({ index: 0, id: 'functions.Bash:0', name: 'Bash', arguments: '{}' })
    const [block] = decodeChunks([whole, finish('tool_calls'), done], { origin: 'moonshot' }).message?.content ?? []
    if (block?.type !== 'tool_use') return expect.fail('there is no call')
    expect(block.id).toMatch(/^[a-zA-Z0-9_-]+$/)
    const messages = [user(text('hi')), assistant(call(block.id, 'Bash')), user(result(block.id, 'a'))]
    const sent = encodeConversation(messages, { provider: provider('moonshot'), model: 'kimi-k2.6' })
    expect(sent[1]).toMatchObject({ tool_calls: [{ id: 'functions.Bash:0' }] })
    expect(sent[2]).toMatchObject({ tool_call_id: 'functions.Bash:0' })
  })

  it('143 and 200: makes a call with no arguments of one that OpenRouter sends without any', () => {
    const empty = toolDelta({ index: 0, id: 'call_aa', name: 'Bash', arguments: '' })
    const { message } = decodeChunks([empty, finish('tool_calls'), done], { origin: 'openrouter' })
    expect(message?.content).toMatchObject([{ type: 'tool_use', input: {} }])
  })

  it('144 and 203: passes over chunks of Azure’s without choices, and takes the usage of the last one', () => {
    const chunks = [
      { choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
      delta({ content: 'Hi' }, 'stop'),
      { choices: [], usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 } },
      done,
    ]
    const { message } = decodeChunks(chunks, { origin: 'azure' })
    expect(message).toMatchObject({ content: [{ text: 'Hi' }], usage: { input_tokens: 7, output_tokens: 2 } })
  })

  it('162 and 195: takes vLLM’s parallel calls that all have the index 0', () => {
    const chunks = ['Read', 'Bash'].flatMap((name, index) => [
      toolDelta({ index: 0, id: `chatcmpl-tool-${index}a`, name }),
      toolDelta({ index: 0, arguments: `{"call":${index}}` }),
    ])
    const { message } = decodeChunks([...chunks, finish('tool_calls'), done], { origin: 'hosted_vllm' })
    expect(message?.content).toMatchObject([
      { name: 'Read', input: { call: 0 } },
      { name: 'Bash', input: { call: 1 } },
    ])
  })

  it('207: ignores what follows the end', () => {
    const { message, violations } = decodeChunks([
      delta({ content: 'Hi' }, 'stop'),
      done,
      delta({ content: '!' }),
      done,
    ])
    expect(violations).toEqual([])
    expect(message?.content).toEqual([{ type: 'text', text: 'Hi' }])
  })

  it('156 and 180: joins the choices that Copilot spreads one answer over', () => {
    const spread = { id: 'call_aa', type: 'function', function: { name: 'Read', arguments: '{}' } }
    const choices = [
      { index: 0, message: { content: 'I look.' }, finish_reason: 'tool_calls' },
      { index: 1, message: { content: null, tool_calls: [spread] }, finish_reason: 'tool_calls' },
    ]
    expect(decodeResponse({ choices }, answerContext({ origin: 'github_copilot' }))).toMatchObject({
      content: [{ text: 'I look.' }, { type: 'tool_use', name: 'Read' }],
      stop_reason: 'tool_use',
    })
  })
})

describe('refusals of single providers', () => {
  it('118: tells of xAI’s bad key, which is a 403 or a 400, as of any other', () => {
    const message = 'Incorrect API key provided.'
    const usual = refusal('xai', 401, { message })
    expect(usual).toMatchObject({ type: 'permission_error', shouldRetry: false })
    for (const status of [400, 403]) expect(refusal('xai', status, { message })).toEqual(usual)
  })

  it('145: hands Azure’s content filter on as the request’s fault, not to be tried again', () => {
    const failure = refusal('azure', 400, { code: 'content_filter', message: 'The response was filtered.' })
    expect(failure).toMatchObject({ status: 400, type: 'invalid_request_error' })
  })

  it('160: takes schemas that LM Studio makes no grammar of for the request’s fault, not to be tried again', () => {
    const message = 'Failed to initialize samplers: failed to parse grammar'
    expect(refusal('lm_studio', 500, { message })).toMatchObject({ status: 400, type: 'invalid_request_error' })
  })

  it('155 and 245: words Copilot’s limit so that Claude Code compacts', () => {
    const message = 'prompt token count of 150000 exceeds the limit of 128000'
    expect(refusal('github_copilot', 400, { message, code: 'model_max_prompt_tokens_exceeded' }).message).toMatch(
      /^prompt is too long: 150000 tokens > 128000 maximum/,
    )
  })
})

describe('requests to single providers', () => {
  const partTypes = (id: string) => {
    const { messages } = encode(agentRequest(agentTurns(id)), { provider: provider(id), model: 'some-model' })
    return new Set(
      messages.flatMap(({ content }) =>
        Array.isArray(content) ? content.map((part: { type: string }) => part.type) : [],
      ),
    )
  }

  it('146: sends Azure no parts but those that it knows', () => {
    expect([...partTypes('azure')].filter((type) => !['text', 'image_url', 'file'].includes(type))).toEqual([])
  })

  it('160: describes limits to servers that make a grammar of schemas', () => {
    const properties = {
      id: { type: 'string', pattern: '^wf_[a-z0-9-]{6,}$', description: 'Of a workflow.' },
      pattern: { type: 'array', maxItems: 32, items: { type: 'string', maxLength: 524_288 } },
      count: { type: 'integer', minimum: 1 },
    }
    const schema = { type: 'object', properties }
    const request = {
      tools: [tool('Run', { input_schema: schema })],
      output_config: { format: { type: 'json_schema', schema } },
    }
    const described = {
      id: { type: 'string', description: 'Of a workflow. (pattern: ^wf_[a-z0-9-]{6,}$)' },
      pattern: {
        type: 'array',
        items: { type: 'string', description: '(maxLength: 524288)' },
        description: '(maxItems: 32)',
      },
      count: { type: 'integer', minimum: 1 },
    }
    for (const context of [{ provider: provider('lm_studio') }, { provider: provider('openai'), isOwnHost: false }]) {
      const { body } = encode(request, { ...context, model: 'qwen3-32b' })
      expect(body.tools?.[0]?.function.parameters['properties']).toEqual(described)
      expect(body.response_format?.json_schema.schema['properties']).toEqual(described)
    }
    const { body } = encode(request)
    expect(body.tools?.[0]?.function.parameters['properties']).toEqual(properties)
  })

  it.runIf(hasRecordings)('160: leaves no limits of texts and lists in the tools of the real Claude Code', () => {
    for (const { body } of capturedRequests()) {
      const { tools = [] } = encode(body as Parameters<typeof encode>[0], { provider: provider('llama-cpp') }).body
      expect(JSON.stringify(tools)).not.toMatch(/"(pattern|format|(min|max)(Length|Items))":[^{]/)
    }
  })

  it('160 and 6: says to LM Studio all that is of the system at once, at the start', () => {
    const messages = [
      user(text('hi')),
      { role: 'system', content: 'Later.' },
      assistant(text('Yes?')),
      user(text('Go')),
    ]
    const { messages: sent } = encode({ system: 'First.', messages }, { provider: provider('lm_studio') })
    expect(sent.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
  })

  it('161: asks llama.cpp to go on instead of prefilling, which it refuses beside thinking', () => {
    const messages = [user(text('JSON?')), assistant(text('{'))]
    const sent = encodeConversation(messages, { provider: provider('llama-cpp'), model: 'qwen3-32b' })
    expect(sent.at(-1)?.role).toBe('user')
  })
})
