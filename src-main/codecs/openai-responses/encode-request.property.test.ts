import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversationWith, turnWith, words } from '../testing/any-conversation.ts'
import { text, user } from '../testing/blocks.ts'
import { sealReasoningItem } from './reasoning-state.ts'
import type { InputItem } from './responses-request.ts'
import { checkResponsesRequest } from './testing/check-responses-request.ts'
import { encode } from './testing/encode.ts'

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
const conversation = conversationWith(thinking)
const turn = turnWith(words, fc.array(ownThinking, { maxLength: 2 }))

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
