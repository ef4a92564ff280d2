import { describe, expect, it } from 'vitest'
import { findRetryAfter } from './retry-after.ts'

describe('how long to wait', () => {
  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after-ms': '1500', 'retry-after': '2' }, 1.5],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 30],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT', date: 'Wed, 21 Oct 2026 07:28:30 GMT' }, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT' }, null],
    [{ 'retry-after': 'soon' }, null],
    [
      { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m0s', 'x-ratelimit-reset-requests': '1s' },
      360,
    ],
    [{ 'x-ratelimit-remaining-requests': '5', 'x-ratelimit-reset-requests': '1s' }, null],
    [{}, null],
  ])('250: reads headers %j', (headers, seconds) => {
    expect(findRetryAfter(headers, '', {})).toBe(seconds)
  })

  it.each([
    ['Rate limit reached. Please try again in 7.66s. Visit the console.', 7.66],
    ['Please try again in 20ms.', 0.02],
    ['Please try again in 6m0s.', 360],
    ['Please retry in 34.07s', 34.07],
    ['Please retry after 2 minutes', 120],
    ['Please try again later.', null],
  ])('250: reads the message %j', (message, seconds) => {
    const found = findRetryAfter({}, message, {})
    if (seconds === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(seconds)
  })

  it("250: reads Google's retryDelay", () => {
    const error = { details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' }] }
    expect(findRetryAfter({}, '', error)).toBe(34)
  })
})
