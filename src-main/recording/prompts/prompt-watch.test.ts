import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { watchPrompts, type PromptFindings } from './prompt-watch.ts'
import { cachedUsage, finishedExchange } from './testing/finished-exchange.ts'

const user = (text: string) => ({ role: 'user', content: [{ type: 'text', text }] }) as const

function request(change: Partial<MessagesRequest> = {}): MessagesRequest {
  const system = [{ type: 'text', text: 'You are a coder.' } as const]
  return { model: 'claude-opus-5-5', max_tokens: 100, system, messages: [user('Fix it.')], ...change }
}

const startOf = (type: string | undefined, prompt: string) =>
  ({
    role: 'assistant',
    content: [{ type: 'tool_use', id: 'toolu_1', name: 'Agent', input: { prompt, subagent_type: type } }],
  }) as const

interface Asked {
  readonly exchange?: Partial<ExchangeSummary>
  readonly request?: Partial<MessagesRequest>
  readonly hasPrice?: boolean
}

/** What was told of each, in order. */
async function findingsOf(asked: readonly Asked[]) {
  const told = new Map<string, PromptFindings>()
  const watch = watchPrompts((id, findings) => told.set(id, findings))
  for (const [index, { exchange, request: change, hasPrice = true }] of asked.entries()) {
    const id = `ex_${index}`
    const price = { input: 3, output: 15, cacheRead: 0.3 }
    watch.observer.prompt(id, { request: request(change), price: () => (hasPrice ? price : undefined) })
    watch.observer.exchange(finishedExchange({ ...exchange, id, state: 'waiting' }))
    watch.observer.exchange(finishedExchange({ ...exchange, id }))
  }
  await watch.settled()
  return asked.map((_, index) => told.get(`ex_${index}`))
}

const changed = { system: [{ type: 'text', text: 'You are a poet.' } as const] }

describe('a broken cache', () => {
  it('is named with the tokens that were cached before, and what they cost more', async () => {
    const [, found] = await findingsOf([
      { exchange: { usage: cachedUsage(20_000, 10_000) } },
      { exchange: { usage: cachedUsage(5_000, 0) }, request: changed },
    ])
    expect(found?.cacheBreak).toEqual({
      section: 'system',
      index: 0,
      block: null,
      name: null,
      change: 'changed',
      tokens: 25_000,
      cost: (25_000 * 2.7) / 1_000_000,
    })
  })

  it('has no price where its model has none', async () => {
    const [, found] = await findingsOf([
      { exchange: { usage: cachedUsage(100, 0) } },
      { exchange: { usage: cachedUsage(0, 0) }, request: changed, hasPrice: false },
    ])
    expect(found?.cacheBreak).toMatchObject({ tokens: 100, cost: null })
  })

  it.each([
    ['nothing was cached before', cachedUsage(0, 0), {}],
    ['another agent asked', cachedUsage(100, 0), { agentId: 'other' }],
    ['another session asked', cachedUsage(100, 0), { sessionId: 'other' }],
    [
      'another model was asked',
      cachedUsage(100, 0),
      { route: { tier: 'big', provider: 'openai', model: 'gpt', reason: '' } },
    ],
  ] as const)('is not told of where %s', async (_name, usage, exchange) => {
    const [, found] = await findingsOf([{ exchange: { usage } }, { exchange, request: changed }])
    expect(found).toBeUndefined()
  })

  it('is not told of where the conversation only went on, whatever its usage', async () => {
    const more = { messages: [user('Fix it.'), user('Now.')] }
    const [, found] = await findingsOf([{ exchange: { usage: cachedUsage(100, 0) } }, { request: more }])
    expect(found).toBeUndefined()
  })

  it('is not told of for what an agent asks beside its conversation, nor for what follows', async () => {
    const title = { system: 'Make a title.', messages: [user('A title.')] }
    const found = await findingsOf([
      { exchange: { usage: cachedUsage(100, 0) } },
      { exchange: { usage: cachedUsage(0, 0) }, request: title },
      { exchange: { usage: cachedUsage(0, 0) }, request: { messages: [user('Fix it.'), user('Now.')] } },
    ])
    expect(found).toEqual([undefined, undefined, undefined])
  })
})

describe('the kind of a subagent', () => {
  const parent: Asked = { request: { messages: [user('Ask both.'), startOf('Explore', 'Find the first')] } }
  const child: Asked = {
    exchange: { agentId: 'agent-1' },
    request: {
      messages: [{ role: 'user', content: [user('A reminder.').content[0], user('Find the first').content[0]] }],
    },
  }
  const other: Asked = { exchange: { agentId: 'agent-2' }, request: { messages: [user('Find the second')] } }

  it('is known from the tool call that started it, in whatever order both are seen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([parent, child, child, other], { minLength: 4 }), async (asked) => {
        const found = await findingsOf(asked)
        const told = found.flatMap((findings) => findings?.subagents ?? [])
        expect(told).toEqual([{ agentId: 'agent-1', type: 'Explore', parentId: null }])
      }),
    )
  })

  it('is the general one where the call names none, and its parent may be a subagent itself', async () => {
    const messages = [user('Go deeper.'), startOf(undefined, 'Find the second')]
    const found = await findingsOf([other, { exchange: { agentId: 'agent-1' }, request: { messages } }])
    const deeper = { agentId: 'agent-2', type: 'general-purpose', parentId: 'agent-1' }
    expect(found.at(-1)?.subagents).toEqual([deeper])
  })
})
