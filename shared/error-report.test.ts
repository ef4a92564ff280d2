import { describe, expect, it } from 'vitest'
import { errorReport } from './error-report.ts'
import type { ExchangeSummary } from './request-log.ts'

const failed: ExchangeSummary = {
  id: 'req_1',
  startedAt: Date.UTC(2026, 10, 22, 12),
  requestedModel: 'claude-opus-5-5',
  refused: null,
  route: { tier: 'big', provider: 'openai', model: 'gpt-5', reason: 'Opus belongs to BIG.' },
  state: 'failed',
  stream: true,
  status: 529,
  sentMs: 2,
  firstByteMs: 310,
  firstOutputMs: null,
  durationMs: 640,
  attempts: [
    {
      provider: 'openai',
      model: 'gpt-5',
      keyPosition: 0,
      startedAt: 2,
      duration: 300,
      upstreamStatus: 429,
      problem: 'Rate limited.',
    },
  ],
  usage: null,
  outputCharacters: 0,
  cost: null,
  error:
    'Cannot reach https://llm.acme-intern.example/v1 (10.1.2.3) for jo@acme.example: /home/jo/ca.pem, C:\\Users\\jo\\x.pem, http://127.0.0.1:8082/v1',
  errorType: 'overloaded_error',
  losses: [{ action: 'dropped', field: 'thinking.display', reason: 'Not known there.' }],
  sessionId: 'session-of-somebody',
  agentId: null,
  messageCount: 3,
  toolCount: 12,
}

describe('errorReport', () => {
  const report = errorReport(failed, '1.2.3')

  it('says what was asked, where it went, what was tried, and how it ended', () => {
    expect(report.split('\n')).toEqual([
      'FreeCC 1.2.3, 2026-11-22T12:00:00.000Z',
      'Request: claude-opus-5-5, 3 messages, 12 tools, streamed',
      'Route: big → openai/gpt-5 (Opus belongs to BIG.)',
      'Outcome: failed, 529, overloaded_error',
      expect.stringMatching(/^Error: Cannot reach/),
      'Milliseconds: sent 2, first byte 310, first output –, end 640',
      'Attempt 1: openai/gpt-5, key 1, at 2, took 300, status 429: Rate limited.',
      'Translation: dropped thinking.display (Not known there.)',
    ])
  })

  it('tells nothing of who and where the user is', () => {
    expect(report).not.toMatch(/jo|acme|10\.1\.2\.3|session-of/)
    expect(report).toContain('http://127.0.0.1:8082/v1')
  })
})
