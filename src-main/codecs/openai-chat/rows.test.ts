import { describe, expect, it } from 'vitest'
import { providers } from '../../../shared/providers/index.ts'
import { agentRequest, agentTurns } from './testing/agent-request.ts'
import { checkChatRequest } from './testing/check-chat-request.ts'
import { dialectOf } from './testing/dialects.ts'
import { encode, tool } from './testing/encode.ts'

const rows = providers
  .filter(({ endpoints }) => endpoints.some(({ wireFormat }) => wireFormat === 'openai-chat'))
  .map((provider) => [provider.id, provider] as const)

const choices = [undefined, { type: 'auto' }, { type: 'any' }, { type: 'tool', name: 'Read' }, { type: 'none' }]
const variants: readonly object[] = [
  ...choices.map((choice) => (choice === undefined ? {} : { tool_choice: choice })),
  { thinking: { type: 'disabled' } },
  { stop_sequences: ['END'] },
  {
    stop_sequences: ['END'],
    thinking: { type: 'disabled' },
    max_tokens: 64,
    tools: undefined,
    messages: [{ role: 'user', content: 'A title?' }],
  },
  {
    output_config: {
      effort: 'max',
      format: {
        type: 'json_schema',
        schema: { type: 'object', properties: { a: { type: 'array', minItems: 1, items: {} } } },
      },
    },
  },
  { tools: Array.from({ length: 150 }, (_, index) => tool(`tool_${index}`)) },
]

describe.each(rows)('%s', (id, provider) => {
  const dialect = dialectOf(id)
  const turns = agentTurns(id, dialect.thinkingParts ? 'content' : 'reasoning_content')

  it.each(dialect.models)('takes what Claude Code sends, for %s', (model) => {
    for (const variant of variants) {
      const { body, path } = encode({ ...agentRequest(turns), ...variant }, { provider, model })
      expect(path).toBe('/chat/completions')
      expect(checkChatRequest(body, dialect)).toEqual([])
    }
  })

  it.each(dialect.models)('takes it also under an address of the user, for %s', (model) => {
    const { body } = encode(agentRequest(turns), { provider, model, isOwnHost: false })
    expect(checkChatRequest(body, dialect)).toEqual([])
  })
})
