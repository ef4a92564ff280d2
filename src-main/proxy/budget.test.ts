import { describe, expect, it } from 'vitest'
import type { BudgetAction } from '../../shared/budget.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { keepBudget } from './routing/keep-budget.ts'
import { routeModel } from './routing/route-model.ts'
import { buildRoutingTable } from './routing/routing-table.ts'
import { postMessages, smallRequest, startProxy, startUpstream } from './testing/start.ts'

const use = { period: 'day', of: '2026-11-22', spent: 5.2, limit: 5, level: 'over', isLifted: false } as const
const stop: BudgetAction = { kind: 'stop', use }

const table = buildRoutingTable(
  {
    ...defaultSettings,
    connections: ['openai', 'xai', 'deepseek'].map((provider) => ({
      id: provider,
      provider,
      keys: [{ store: 'environment', variable: 'KEY' }],
    })),
    routes: {
      ...defaultSettings.routes,
      big: [{ connection: 'openai', model: 'gpt-4.1' }],
      small: [{ connection: 'xai', model: 'grok-4-fast' }],
    },
  },
  { readKey: () => 'key' },
)

function kept(name: string, action: BudgetAction) {
  const { options, reason } = keepBudget(routeModel(name, table), action, table)
  return { model: options[0]?.model, reason }
}

describe('keepBudget', () => {
  it('moves BIG to the model of SMALL, or to one that was chosen, and says why', () => {
    const { model, reason } = kept('claude-opus-5-5', { kind: 'cheaper', use, target: null })
    expect(model).toBe('grok-4-fast')
    expect(reason).toBe(
      'opus is BIG, as OPUS has no route of its own, but the budget of $5 for this day is used up, so the cheaper model answers',
    )
    const target = { provider: 'deepseek', model: 'deepseek-chat' }
    expect(kept('claude-sonnet-5-5', { kind: 'cheaper', use, target }).model).toBe('deepseek-chat')
  })

  it.each(['claude-haiku-5-5', 'openai/gpt-5'])('leaves %s where it is', (name) => {
    expect(kept(name, { kind: 'cheaper', use, target: null })).toEqual(kept(name, { kind: 'none' }))
  })
})

describe('a proxy that stops at a limit', () => {
  it('asks no model, tells the client so in words, and not to try again', async () => {
    let asked = 0
    const upstream = await startUpstream((_incoming, response) => {
      asked += 1
      response.end('{}')
    })
    const { url, exchanges } = await startProxy({ baseUrl: upstream.url, refresh: false, budget: () => stop })
    const answer = await postMessages(url, smallRequest)
    expect(answer.status).toBe(402)
    expect(answer.headers.get('x-should-retry')).toBe('false')
    expect(await answer.json()).toMatchObject({
      error: {
        type: 'billing_error',
        message: expect.stringContaining('The budget of $5 for this day is used up') as string,
      },
    })
    expect(asked).toBe(0)
    expect(exchanges.at(-1)).toMatchObject({ state: 'failed', errorType: 'billing_error', route: { model: 'gpt-4.1' } })
  })
})
