import { describe, expect, it } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { describeExchange, describeLosses, levelOf } from './describe-exchange.ts'
import { unpainted } from './log-entry.ts'
import { summaryOf } from './testing/summary.ts'

function line(part: Partial<ExchangeSummary> = {}): string {
  return describeExchange(summaryOf(part), unpainted)
}

describe('describeExchange', () => {
  it('tells who asked for what, where it went and how it ended', () => {
    expect(line()).toBe(
      'claude-opus-5-5 → openai/gpt-4.1 · 12 tools, 1 message · 200 done in 2.3 s (first output 413 ms) · ' +
        '12,345 tokens in (10,000 cached), 321 out',
    )
  })

  it('tells why an exchange failed, in one line', () => {
    const failed = { state: 'failed', status: 400, usage: null, firstOutputMs: null, error: 'No API key:\n  set it' }
    expect(line(failed as Partial<ExchangeSummary>)).toBe(
      'claude-opus-5-5 → openai/gpt-4.1 · 12 tools, 1 message · 400 failed in 2.3 s · No API key: set it',
    )
  })

  it('cuts the pages that some providers answer with', () => {
    expect(line({ state: 'failed', error: 'x'.repeat(10_000) }).length).toBeLessThan(800)
  })

  it('tells that the client went away', () => {
    expect(line({ state: 'aborted', status: null, usage: null })).toContain('the client went away in 2.3 s')
  })

  it('tells the rule of the route while the exchange is waiting', () => {
    const waiting = { state: 'waiting', status: null, usage: null, durationMs: null, firstOutputMs: null } as const
    expect(line(waiting)).toContain('waiting: opus is BIG')
    expect(line({ ...waiting, route: null })).toBe('claude-opus-5-5 · 12 tools, 1 message · arrived')
  })

  it('lets no name forge a line or steer the terminal', () => {
    const forged = line({ requestedModel: 'a\n2026 INFO forged\u001b[2J\u2028\u0085' })
    expect(forged).toContain('a\\u000a2026 INFO forged\\u001b[2J\\u2028\\u0085')
    expect(forged).not.toMatch(/[\p{Cc}\u2028]/u)
  })
})

it('weighs failures by whose fault they are', () => {
  expect(levelOf(summaryOf())).toBe('INFO')
  expect(levelOf(summaryOf({ state: 'aborted' }))).toBe('INFO')
  expect(levelOf(summaryOf({ state: 'streaming' }))).toBe('DEBUG')
  expect(levelOf(summaryOf({ state: 'failed', status: 429 }))).toBe('WARNING')
  expect(levelOf(summaryOf({ state: 'failed', status: 529 }))).toBe('ERROR')
  expect(levelOf(summaryOf({ state: 'failed', status: 200 }))).toBe('ERROR')
})

it('lists what was lost in translation', () => {
  expect(describeLosses(summaryOf())).toBeNull()
  const losses = [
    { action: 'dropped', field: 'top_k', reason: 'not known there' },
    { action: 'changed', field: 'max_tokens', reason: 'too many' },
  ] as const
  expect(describeLosses(summaryOf({ losses }))).toBe('dropped top_k (not known there); changed max_tokens (too many)')
})
