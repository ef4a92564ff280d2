import { describe, expect, it } from 'vitest'
import { lastProblem } from '../../shared/last-problem.ts'
import { failedExchange, sampleExchange, waitingExchange } from '../testing/samples.ts'
import { laneTraffic, tokensPerSecond } from './lane.ts'

const small = { tier: 'small', provider: 'xai', model: 'grok-4-fast', reason: '' } as const
const now = 1_000_000

describe('laneTraffic', () => {
  it('shows the requests of its own tier only', () => {
    const list = [waitingExchange({ id: 'big' }), waitingExchange({ id: 'small', route: small })]
    expect(laneTraffic(list, 'small', now).running.map(({ id }) => id)).toEqual(['small'])
  })

  it('keeps an answer in sight for a moment, so that quick ones are seen at all', () => {
    const ended = sampleExchange({ startedAt: now - 1_000, durationMs: 100 })
    expect(laneTraffic([ended], 'big', now).justDone).toEqual([ended])
    expect(laneTraffic([ended], 'big', now + 5_000).justDone).toEqual([])
  })

  it('is red after a failure, and no longer after the next good answer', () => {
    const failed = failedExchange({ id: 'failed' })
    expect(laneTraffic([failed, sampleExchange()], 'big', now).failure).toBe(failed)
    expect(laneTraffic([sampleExchange(), failed], 'big', now).failure).toBeNull()
  })

  it('does not blame the provider for what the client broke off', () => {
    expect(laneTraffic([sampleExchange({ state: 'aborted' })], 'big', now).failure).toBeNull()
  })
})

describe('tokensPerSecond', () => {
  it('measures from the first output on, not from the request', () => {
    const usage = { input_tokens: 9, output_tokens: 300, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }
    expect(tokensPerSecond(sampleExchange({ usage, firstOutputMs: 4_000, durationMs: 6_000 }))).toBe(150)
  })

  it('is unknown for an answer that came in one piece', () => {
    expect(tokensPerSecond(sampleExchange({ firstOutputMs: 900, durationMs: 950 }))).toBeNull()
  })
})

describe('lastProblem', () => {
  it('is the newest failure that nothing good has followed on its lane', () => {
    const bigFailed = failedExchange({ id: 'big', startedAt: 1 })
    const smallFailed = failedExchange({ id: 'small', startedAt: 2, route: small })
    const smallDone = sampleExchange({ id: 'well', startedAt: 3, route: small })
    expect(lastProblem([smallFailed, bigFailed])?.id).toBe('small')
    expect(lastProblem([smallDone, smallFailed, bigFailed])?.id).toBe('big')
    expect(lastProblem([smallDone])).toBeNull()
  })

  it('includes requests that found no route', () => {
    expect(lastProblem([failedExchange({ id: 'lost', route: null })])?.id).toBe('lost')
  })
})
