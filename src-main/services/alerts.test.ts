import { describe, expect, it } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { summaryOf } from '../logging/testing/summary.ts'
import { createAlerts, type Alert } from './alerts.ts'

function setUp() {
  const told: Alert[] = []
  return { told, alerts: createAlerts((alert) => told.push(alert)) }
}

function exchange(id: string, state: ExchangeSummary['state'], status: number, provider = 'openai'): ExchangeSummary {
  return summaryOf({ id, state, status, route: { tier: 'big', provider, model: 'm', reason: '' } })
}

describe('alerts', () => {
  it('tell once that the proxy is down, and again after it was up', () => {
    const { told, alerts } = setUp()
    const inUse = { state: 'port-in-use', port: 8082 } as const
    for (const status of [{ state: 'starting' }, inUse, inUse, { state: 'failed', message: 'x' }] as const) {
      alerts.status(status)
    }
    expect(told).toEqual([{ kind: 'down', status: inUse }])
    alerts.status({ state: 'on', url: 'http://127.0.0.1:8082' })
    alerts.status(inUse)
    expect(told).toHaveLength(2)
  })

  it('say nothing of a proxy that was turned off', () => {
    const { told, alerts } = setUp()
    alerts.status({ state: 'off', url: 'http://127.0.0.1:8082' })
    expect(told).toEqual([])
  })

  it('tell once a provider that it rejects the key, and again after it took one', () => {
    const { told, alerts } = setUp()
    alerts.exchanges([exchange('a', 'failed', 401), exchange('b', 'failed', 401)])
    alerts.exchanges([exchange('c', 'failed', 401, 'xai')])
    expect(told).toEqual([
      { kind: 'key-rejected', provider: 'OpenAI', exchangeId: 'a' },
      { kind: 'key-rejected', provider: expect.stringMatching(/xAI/) as unknown, exchangeId: 'c' },
    ])
    alerts.exchanges([exchange('d', 'done', 200), exchange('e', 'failed', 401)])
    expect(told).toHaveLength(3)
  })

  it('leave alone what is no matter of keys', () => {
    const { told, alerts } = setUp()
    const local = { ...exchange('a', 'failed', 401), route: null }
    alerts.exchanges([
      local,
      exchange('b', 'failed', 429),
      exchange('c', 'waiting', 401),
      exchange('d', 'aborted', 401),
    ])
    expect(told).toEqual([])
  })
})
