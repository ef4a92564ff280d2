import { describe, expect, it } from 'vitest'
import { findProvider, providers } from '../../../shared/providers/index.ts'
import { hasRecordings } from '../../testing/recordings.ts'
import { agentRequest, agentTurns } from '../openai-chat/testing/agent-request.ts'
import { assistant, call, result, text, tool, user } from '../openai-chat/testing/encode.ts'
import { knowsPhases } from '../thinking/openai-models.ts'
import { responsesQuirks } from './quirks/index.ts'
import { sealReasoningItem } from './reasoning-state.ts'
import { checkResponsesRequest } from './testing/check-responses-request.ts'
import { dialectOf } from './testing/dialects.ts'
import { encode } from './testing/encode.ts'
import { loadResponsesRequestValidator } from './testing/openai-description.ts'

const rows = providers
  .filter(
    ({ id, endpoints }) => id === 'deepseek' || endpoints.some(({ wireFormat }) => wireFormat === 'openai-responses'),
  )
  .map((provider) => [provider.id, provider] as const)

const choices = [undefined, { type: 'auto' }, { type: 'any' }, { type: 'tool', name: 'Read' }, { type: 'none' }]
const format = { type: 'json_schema', schema: { type: 'object', properties: { a: { type: 'array', items: {} } } } }
const variants: readonly object[] = [
  ...choices.map((choice) => (choice === undefined ? {} : { tool_choice: choice })),
  { tool_choice: { type: 'auto', disable_parallel_tool_use: true } },
  { thinking: { type: 'disabled' } },
  { thinking: { type: 'adaptive', display: 'omitted' } },
  { thinking: undefined, tools: undefined, max_tokens: 1, messages: [{ role: 'user', content: 'quota' }] },
  { stop_sequences: ['END'], stream: undefined },
  { output_config: { effort: 'max', format } },
  { tools: Array.from({ length: 120 }, (_, index) => tool(`tool_${index}`)) },
]

/** A session as Claude Code has it, with reasoning of the provider's own between calls, and of others. */
function turnsOf(origin: string): readonly (readonly unknown[])[] {
  const thinking = (id: string, parts: readonly string[]) => ({
    type: 'thinking',
    thinking: parts.join('\n\n'),
    signature: sealReasoningItem(origin, { field: 'summary', id, encryptedContent: `gAAA-${id}`, parts }),
  })
  return [
    ...agentTurns(origin),
    [
      assistant(
        thinking('rs_1', ['One.', 'Two.']),
        text('I look.'),
        call('call_a', 'Bash', {}),
        thinking('rs_2', []),
        call('call_b', 'Read', {}),
      ),
      user(
        result('call_b', [{ type: 'image', source: { type: 'url', url: 'https://x.example/a.png' } }]),
        result('call_a', 'ok'),
      ),
    ],
    [assistant(thinking('rs_3', []), text('Done.')), user(text('Thanks.'))],
  ]
}

describe.each(rows)('%s', (id, provider) => {
  const dialect = dialectOf(id)
  const turns = turnsOf(id)
  const context = { provider, sessionHash: 'hash-of-session' }

  it('names quirks that there are', () => {
    for (const name of provider.responsesQuirks) expect(responsesQuirks).toHaveProperty([name])
  })

  it.each(dialect.models)('takes what Claude Code sends, for %s', (model) => {
    for (const variant of variants) {
      const { body, path } = encode({ ...agentRequest(turns), ...variant }, { ...context, model })
      expect(path).toBe('/responses')
      expect(checkResponsesRequest(body, { ...dialect, phases: knowsPhases(model) })).toEqual([])
    }
  })

  it.each(dialect.models)('takes it also under an address of the user, for %s', (model) => {
    const { body } = encode(agentRequest(turns), { ...context, model, isOwnHost: false })
    const { callsTogether = false, noIds = false, required = [], forbidden = [] } = dialect
    const narrow = {
      callsTogether,
      noIds,
      forbidden,
      required: required.filter((field) => !field.endsWith('_key') && !field.endsWith('_identifier')),
    }
    expect(checkResponsesRequest(body, { ...narrow, phases: knowsPhases(model) })).toEqual([])
  })

  it.each(dialect.models)('284: starts every turn with the items of the turn before, for %s', (model) => {
    let before: readonly unknown[] = []
    let preamble = ''
    for (let count = 1; count <= turns.length; count += 1) {
      const { body } = encode(agentRequest(turns.slice(0, count)), { ...context, model })
      expect(body.input.slice(0, before.length)).toEqual(before)
      before = body.input
      const { input: _input, max_output_tokens: _tokens, ...others } = body
      if (count > 1) expect(JSON.stringify(others)).toBe(preamble)
      preamble = JSON.stringify(others)
    }
  })
})

describe.skipIf(!hasRecordings)('OpenAI’s own description', () => {
  const validate = hasRecordings ? loadResponsesRequestValidator() : () => []

  it.each(['openai', 'azure', 'xai', 'openrouter', 'chatgpt'])('accepts what is sent to %s', (id) => {
    for (const model of dialectOf(id).models) {
      for (const variant of variants) {
        const context = { provider: findProvider(id)!, model, sessionHash: 'hash-of-session' }
        const { body } = encode({ ...agentRequest(turnsOf(id)), ...variant }, context)
        expect(validate(body)).toEqual([])
      }
    }
  })

  it('does not accept everything', () => {
    const { body } = encode({})
    expect(validate({ ...body, stop: ['END'] })).not.toEqual([])
    expect(validate({ ...body, input: [{ type: 'message', role: 'tool', content: 'x' }] })).not.toEqual([])
    expect(validate({ ...body, tools: [{ type: 'function', function: { name: 'x' } }] })).not.toEqual([])
  })
})
