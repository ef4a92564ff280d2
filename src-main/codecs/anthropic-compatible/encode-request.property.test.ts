import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findProvider, providers } from '../../../shared/providers/index.ts'
import { anyConversation, anyTurn } from '../testing/any-conversation.ts'
import { text, tool, user } from '../testing/blocks.ts'
import { checkMessagesRequest } from './testing/check-messages-request.ts'
import { encode } from './testing/encode.ts'
import { messagesDialectOf } from './testing/messages-dialects.ts'

const mark = { cache_control: { type: 'ephemeral' } }
const schema = { type: 'object', properties: { a: { type: 'string' } } }
const serverTool = { type: 'web_search_20250305', name: 'web_search' }

/** The fields beside the conversation, each of them there or not. */
const fields = fc.record(
  {
    system: fc.constantFrom('S', '', [text('x-anthropic-billing-header: a;'), text('S', mark)]),
    max_tokens: fc.constantFrom(1, 1_024, 32_000, 128_000),
    tools: fc.subarray([tool('Read', mark), tool('Bash'), tool('mcp__'.padEnd(90, 'x')), serverTool]),
    tool_choice: fc.constantFrom({ type: 'auto' }, { type: 'any' }, { type: 'none' }, { type: 'tool', name: 'Read' }),
    thinking: fc.constantFrom(
      { type: 'adaptive' },
      { type: 'disabled' },
      { type: 'enabled', budget_tokens: 1 },
      { type: 'enabled', budget_tokens: 64_000 },
    ),
    output_config: fc.constantFrom(
      {},
      { effort: 'low' },
      { effort: 'max' },
      { effort: 'high', format: { type: 'json_schema', schema } },
      { format: { type: 'json_schema', schema } },
    ),
    temperature: fc.constantFrom(0, 1, 2),
    top_p: fc.constantFrom(0.5, 7),
    top_k: fc.constantFrom(5, -1.5),
    stop_sequences: fc.constantFrom([], ['END'], [' ', 'END', 'END']),
    stream: fc.boolean(),
  },
  { requiredKeys: [] },
)

const models = ['deepseek-v4', 'kimi-k3', 'kimi-k2.6', 'kimi-k2.7-code', 'MiniMax-M3', 'other']
const rows = providers.filter(({ endpoints }) =>
  endpoints.some(({ wireFormat }) => wireFormat === 'anthropic-compatible'),
)

describe('any request', () => {
  it('becomes a body that the vendor knows', () => {
    fc.assert(
      fc.property(
        anyConversation,
        fields,
        fc.constantFrom(...rows),
        fc.constantFrom(...models),
        (messages, more, provider, model) => {
          const { body } = encode({ ...more, messages }, { provider, model })
          expect(checkMessagesRequest(body, messagesDialectOf(provider.id))).toEqual([])
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('284: starts with the messages of the conversation one turn shorter', () => {
    const provider = { ...findProvider('umans')!, messagesQuirks: ['system-as-reminders', 'no-cache-marks'] }
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 1, maxLength: 5 }), (turns) => {
        const after = (count: number) =>
          encode({ messages: [user(text('hi')), ...turns.slice(0, count).flat()] }, { provider }).body.messages
        for (let count = 1; count <= turns.length; count += 1) {
          const shorter = after(count - 1)
          expect(after(count).slice(0, shorter.length)).toEqual(shorter)
        }
      }),
      { numRuns: 300 },
    )
  })
})
