import { describe, expect, it } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { describeTraffic } from './traffic.ts'

function exchange(id: string, change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id,
    startedAt: 1,
    requestedModel: 'claude-opus-5-5',
    route: { tier: 'big', provider: 'openai', model: 'gpt-4.1', reason: '' },
    state: 'done',
    stream: true,
    status: 200,
    firstOutputMs: 1,
    durationMs: 2,
    usage: null,
    error: null,
    losses: [],
    sessionId: null,
    messageCount: 1,
    toolCount: 0,
    ...change,
  }
}

describe('describeTraffic', () => {
  it('is busy while a request waits or streams', () => {
    expect(describeTraffic([]).isBusy).toBe(false)
    expect(describeTraffic([exchange('a', { state: 'waiting' }), exchange('b')]).isBusy).toBe(true)
    expect(describeTraffic([exchange('a', { state: 'streaming' })]).isBusy).toBe(true)
  })

  it('names the last failure until the lane answers again', () => {
    const failed = exchange('failed', { state: 'failed', status: 401 })
    expect(describeTraffic([exchange('a'), failed]).problem).toEqual({ id: 'failed', status: 401, from: 'OpenAI' })
    expect(describeTraffic([failed, exchange('b')]).problem).toBeNull()
  })

  it('names the model where no provider was found', () => {
    const lost = exchange('lost', { state: 'failed', status: 404, route: null })
    expect(describeTraffic([lost]).problem?.from).toBe('claude-opus-5-5')
  })
})
