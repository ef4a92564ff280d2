import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../shared/anthropic/messages.ts'
import { chooseEndpoint } from '../../shared/providers/choose-endpoint.ts'
import { providers, type Endpoint, type Provider } from '../../shared/providers/index.ts'
import { codecFor } from './index.ts'
import { agentRequest, agentTurns } from './openai-chat/testing/agent-request.ts'
import { dialectOf as chatDialectOf } from './openai-chat/testing/dialects.ts'
import { assistant, call, result, tool, user } from './openai-chat/testing/encode.ts'
import { dialectOf as responsesDialectOf } from './openai-responses/testing/dialects.ts'

/**
 * Prompt caches recognise a prompt by its beginning (edge case 284): what a provider is shown in one turn of a session
 * must be how the next one begins, whatever FreeCC adds or changes. Marks for the cache are left aside, as they move on
 * with the conversation.
 */
interface Rendered {
  readonly tools: unknown
  readonly system: unknown
  readonly messages: readonly unknown[]
}

type Body = Readonly<Record<string, unknown>>

function render({ provider, endpoint }: Row, model: string, request: MessagesRequest): Rendered {
  const codec = codecFor(endpoint.wireFormat)
  if (codec === undefined) throw new Error(`No codec for ${endpoint.wireFormat}.`)
  const json =
    codec.kind === 'passthrough'
      ? codec
          .spliceRequest(
            { request, body: Buffer.from(JSON.stringify(request)), headers: {}, path: '/v1/messages' },
            model,
          )
          .body.toString()
      : JSON.stringify(codec.encodeRequest(request, { ...context, provider, model }).body)
  const body = JSON.parse(json, withoutMarks) as Body
  const messages = body['messages'] ?? body['input'] ?? body['contents']
  if (!Array.isArray(messages)) throw new Error('There is no conversation in the body.')
  const system = body['system'] ?? body['instructions'] ?? body['systemInstruction']
  return { tools: body['tools'], system, messages }
}

const context = {
  isOwnHost: true,
  sessionHash: 'hash-of-session',
  newId: (prefix: string) => `${prefix}_1`,
}

/** A mark stands on a part, so that a text that is marked becomes a list of one. */
function withoutMarks(key: string, value: unknown): unknown {
  if (key === 'cache_control') return undefined
  const [part, ...others] = key === 'content' && Array.isArray(value) ? (value as readonly Body[]) : []
  const isText = others.length === 0 && part?.['type'] === 'text' && Object.keys(part).length === 2
  return isText ? part['text'] : value
}

interface Row {
  readonly provider: Provider
  readonly endpoint: Endpoint
}

const rows = providers.flatMap((provider) =>
  provider.endpoints
    .filter(({ wireFormat, region }) => region === null && codecFor(wireFormat) !== undefined)
    .map((endpoint) => [`${provider.id}, ${endpoint.wireFormat}`, { provider, endpoint }] as const),
)

/** Models of each kind that an endpoint serves. */
function modelsOf({ provider, endpoint }: Row): readonly string[] {
  switch (endpoint.wireFormat) {
    case 'openai-chat':
      return chatDialectOf(provider.id).models
    case 'openai-responses':
      return responsesDialectOf(provider.id).models
    case 'gemini':
      return ['gemini-2.5-pro', 'gemini-3-pro-preview']
    default:
      return ['claude-opus-5-5', 'some-model']
  }
}

const asRequest = (request: object) => request as MessagesRequest

describe.each(rows)('%s', (_name, row) => {
  const ownField = chatDialectOf(row.provider.id).thinkingParts ? 'content' : 'reasoning_content'
  const turns = agentTurns(row.provider.id, ownField)

  it.each(modelsOf(row))('284: begins every turn as the one before, for %s', (model) => {
    const rendered = turns.map((_, index) => render(row, model, asRequest(agentRequest(turns.slice(0, index + 1)))))
    for (const [index, next] of rendered.entries()) {
      const before = rendered[index - 1]
      if (before === undefined) continue
      expect(next.tools).toEqual(before.tools)
      expect(next.system).toEqual(before.system)
      expect(next.messages.slice(0, before.messages.length)).toEqual(before.messages)
    }
  })

  it('33, 284: changes nothing but its tools where one is loaded in between, the one exception', () => {
    const [model = ''] = modelsOf(row)
    const tools = [tool('ToolSearch'), tool('Bash'), tool('Hidden', { defer_loading: true })]
    const first = [user({ type: 'text', text: 'Find it.' })]
    const loaded = [
      ...first,
      assistant(call('toolu_search', 'ToolSearch', {})),
      user(result('toolu_search', [{ type: 'tool_reference', tool_name: 'Hidden' }])),
    ]
    const ask = (messages: readonly unknown[]) =>
      render(row, model, asRequest({ max_tokens: 1000, system: 'You are a coder.', tools, messages }))
    const [before, after] = [ask(first), ask(loaded)]
    expect(after.system).toEqual(before.system)
    expect(after.messages.slice(0, before.messages.length)).toEqual(before.messages)
  })
})

describe('cache keys and marks', () => {
  const body = (id: string, model: string, request: object) => {
    const provider = providers.find((candidate) => candidate.id === id)!
    const endpoint = chooseEndpoint(provider, (format) => codecFor(format) !== undefined, { model })!
    const codec = codecFor(endpoint.wireFormat)
    if (codec?.kind !== 'translating') throw new Error(`${id} passes bytes on.`)
    return codec.encodeRequest(asRequest(request), { ...context, provider, model }).body as Body
  }
  const session = agentRequest(agentTurns('openai'))

  it.each([
    ['openai', 'gpt-4.1'],
    ['openai', 'gpt-5.5'],
    ['azure', 'gpt-4.1'],
    ['azure', 'gpt-5.5'],
    ['azure_ai', 'gpt-5.5'],
  ])('45, 69: keeps a session of %s at one cache, for %s', (id, model) => {
    expect(body(id, model, session)['prompt_cache_key']).toBe('hash-of-session')
  })

  it('47: marks for OpenRouter what the next turn begins with', () => {
    expect(JSON.stringify(body('openrouter', 'anthropic/claude-opus-4.5', session))).toContain('"cache_control"')
  })
})
