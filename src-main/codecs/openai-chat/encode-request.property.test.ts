import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatMessage } from './chat-request.ts'
import { checkChatRequest } from './testing/check-chat-request.ts'
import { anyConversation, anyTurn } from '../testing/any-conversation.ts'
import { encode, text, user } from './testing/encode.ts'

const hosts = [true, false]

describe('any conversation', () => {
  it('9, 26 and 27: becomes a body in order: each call answered once and at once, nothing empty', () => {
    fc.assert(
      fc.property(anyConversation, fc.constantFrom(...hosts), (messages, isOwnHost) => {
        const { body } = encode({ messages, system: 'S' }, { isOwnHost })
        expect(checkChatRequest(body)).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  it('284: becomes the same bytes each time', () => {
    fc.assert(
      fc.property(anyConversation, fc.constantFrom(...hosts), (messages, isOwnHost) => {
        const bytes = () => JSON.stringify(encode({ messages }, { isOwnHost }).body)
        expect(bytes()).toBe(bytes())
      }),
      { numRuns: 200 },
    )
  })

  it('284: starts with the messages of the conversation one turn shorter', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 1, maxLength: 5 }), fc.constantFrom(...hosts), (turns, isOwnHost) => {
        const start = [user(text('hi')), { role: 'system', content: 'Rule' }]
        const after = (count: number): readonly ChatMessage[] =>
          encode({ messages: [...start, ...turns.slice(0, count).flat()], system: 'S' }, { isOwnHost }).messages
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
        const sent = JSON.stringify(encode({ messages }, { isOwnHost: false }).messages)
        for (const { content } of messages) expect(sent).toContain(JSON.stringify(content).slice(1, -1))
      }),
      { numRuns: 300 },
    )
  })
})
