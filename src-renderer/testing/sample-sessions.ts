import type { CacheBreak, ExchangeSummary } from '../../shared/request-log.ts'
import { countExchange, type Totals } from '../../shared/totals.ts'
import { failedExchange, sampleExchange, waitingExchange } from './samples.ts'

export const sampleBreak: CacheBreak = {
  section: 'tools',
  index: 3,
  block: null,
  name: 'Bash',
  change: 'changed',
  tokens: 21_504,
  cost: 0.0581,
}

const session = 'aaaa1111-6f0e-4a58-8a51-3f1a55e0b1c2'
const minute = 60_000

/** Two sessions: one with subagents, of which one started another, and one of a single agent. */
export function someSessions(): readonly ExchangeSummary[] {
  const now = Date.now()
  const at = (minutes: number) => now - minutes * minute
  const subagents = [
    { agentId: 'a1b2c3d4e5', type: 'Explore', parentId: null },
    { agentId: 'f6a7b8c9d0', type: 'general-purpose', parentId: 'a1b2c3d4e5' },
  ]
  return [
    sampleExchange({ id: 'main_1', sessionId: session, startedAt: at(9), cost: 0.031 }),
    sampleExchange({ id: 'child_1', sessionId: session, startedAt: at(8), agentId: 'a1b2c3d4e5', cost: 0.002 }),
    sampleExchange({ id: 'child_2', sessionId: session, startedAt: at(7), agentId: 'a1b2c3d4e5', cost: null }),
    failedExchange({ id: 'deep_1', sessionId: session, startedAt: at(6), agentId: 'f6a7b8c9d0' }),
    sampleExchange({
      id: 'main_2',
      sessionId: session,
      startedAt: at(5),
      cost: 0.052,
      subagents,
      cacheBreak: sampleBreak,
    }),
    waitingExchange({ id: 'main_3', sessionId: session, startedAt: at(0) }),
    sampleExchange({ id: 'other_1', sessionId: 'bbbb2222', startedAt: at(40), cost: 0.01 }),
    sampleExchange({ id: 'lone', sessionId: null, startedAt: at(60) }),
  ]
}

/** Five weeks of work at three models, one of them without a price. */
export function someTotals(): Totals {
  const places = [
    { provider: 'openai', model: 'gpt-4.1', price: 0.09 },
    { provider: 'xai', model: 'grok-4-fast', price: 0.01 },
    { provider: 'ollama', model: 'qwen3-coder-30b-a3b-instruct', price: null },
  ]
  const exchanges = Array.from({ length: 35 * 24 }, (_, index) => {
    const { provider, model, price } = places[index % 3] ?? places[0]!
    const make = index % 29 === 0 ? failedExchange : sampleExchange
    return make({
      startedAt: Date.now() - ((index * 61) % 35) * 24 * 60 * minute,
      route: { tier: 'big', provider, model, reason: '' },
      cost: index % 29 === 0 ? null : price,
      firstOutputMs: 200 + ((index * 137) % 4_000),
      durationMs: 1_000 + ((index * 739) % 40_000),
    })
  })
  return exchanges.reduce<Totals>(countExchange, [])
}
