import { describe, expect, it } from 'vitest'
import { failedExchange, sampleExchange, waitingExchange } from '../../../testing/samples.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { parseFilter, splitTerms } from './parse-filter.ts'
import { filterRequests, noFilter, takeChips } from './request-filter.ts'

const now = 1_000_000
const small = { tier: 'small', provider: 'xai', model: 'grok-4-fast', reason: '' } as const

const all: readonly ExchangeSummary[] = [
  waitingExchange({ id: 'waiting', startedAt: now - 9_000, toolCount: 0 }),
  sampleExchange({
    id: 'small',
    startedAt: now - 20_000,
    route: small,
    durationMs: 900,
    sessionId: 'SESSION-b',
    stream: false,
  }),
  sampleExchange({ id: 'big', startedAt: now - 30_000, durationMs: 7_000, agentId: 'explorer' }),
  failedExchange({ id: 'refused', startedAt: now - 40_000 }),
  failedExchange({ id: 'overloaded', startedAt: now - 50_000, status: 529, error: 'Too many "requests" now' }),
  failedExchange({ id: 'unrouted', startedAt: now - 60_000, status: 404, route: null }),
]

function found(text: string): readonly string[] {
  return filterRequests(all, { ...noFilter, text }, now).map(({ id }) => id)
}

describe('the filter of the list', () => {
  it.each([
    ['', ['waiting', 'small', 'big', 'refused', 'overloaded', 'unrouted']],
    ['status:4xx', ['refused', 'unrouted']],
    ['status:529', ['overloaded']],
    ['status:waiting', ['waiting']],
    ['status:done', ['small', 'big']],
    ['provider:xai', ['small']],
    ['provider:OpenAI', ['waiting', 'big', 'refused', 'overloaded']],
    ['model:grok', ['small']],
    ['tier:small', ['small']],
    ['session:session-B', ['small']],
    ['agent:explore', ['big']],
    ['subagent', ['big']],
    ['error', ['refused', 'overloaded', 'unrouted']],
    ['running', ['waiting']],
    ['-tool', ['waiting']],
    ['-stream', ['small']],
    ['>5s', ['waiting', 'big']],
    ['<1000ms', ['small', 'refused', 'overloaded', 'unrouted']],
    ['>0.1m', ['waiting', 'big']],
    ['error -status:4xx', ['overloaded']],
    ['too many', ['overloaded']],
    ['"refused the key"', ['refused', 'unrouted']],
    ['status:4xx model:opus provider:openai', ['refused']],
    ['nothing like it', []],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  it('takes what it does not understand for words to look for', () => {
    expect(parseFilter('status:9 status:slow >fast colour:red -').map(({ condition }) => condition.kind)).toEqual(
      Array.from({ length: 5 }, () => 'text'),
    )
  })

  it('never fails, whatever is typed', () => {
    for (const text of ['"', '""', '-"', ':', '::', 'status:', '>s', '<', '\\', '[', '(?', '%', 'a"b c"d', '🙂 -🙂']) {
      expect(() => found(text), text).not.toThrow()
    }
  })

  it('keeps quoted words together, also before the quote is closed', () => {
    expect(splitTerms('model:"a b" c "d e')).toEqual(['model:"a b"', 'c', '"d e'])
  })

  it('shows failures only, or a time only', () => {
    expect(filterRequests(all, { ...noFilter, isErrorsOnly: true }, now)).toHaveLength(3)
    const range = { from: now - 30_000, to: now - 20_000 }
    expect(filterRequests(all, { ...noFilter, range }, now).map(({ id }) => id)).toEqual(['big'])
  })

  it('gives the same list back where nothing is filtered, so that nothing is drawn again', () => {
    expect(filterRequests(all, noFilter, now)).toBe(all)
  })
})

describe('takeChips', () => {
  it('makes chips of conditions, each once, and leaves the words', () => {
    const filter = { ...noFilter, chips: ['error'], text: 'fast error status:4xx model:"a b" car' }
    expect(takeChips(filter)).toEqual({ ...noFilter, chips: ['error', 'status:4xx', 'model:"a b"'], text: 'fast car' })
  })

  it('changes nothing where there are words only', () => {
    const filter = { ...noFilter, text: 'just words ' }
    expect(takeChips(filter)).toBe(filter)
  })
})
