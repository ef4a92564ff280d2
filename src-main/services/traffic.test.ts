import { describe, expect, it } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { summaryOf } from '../logging/testing/summary.ts'
import { describeTraffic } from './traffic.ts'

const exchange = (id: string, part: Partial<ExchangeSummary> = {}) => summaryOf({ id, ...part })

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
