import { expect, it } from 'vitest'
import { answer, failure } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

it('tries again after a rate limit and an overload, and obeys retry-after', () =>
  withProxy(async ({ big, ask }) => {
    const slowDown = { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' }
    big.play([
      { name: 'rate limit', reply: failure(429, slowDown, { 'retry-after': '1' }) },
      {
        name: 'overload',
        reply: failure(529, { message: 'Overloaded', type: 'server_error' }, { 'retry-after': '1' }),
      },
      { name: 'answers', reply: answer({ text: 'Third time lucky.' }) },
    ])
    const { stdout } = await ask('Say something')
    expect(stdout).toBe('Third time lucky.\n')
    const times = big.requests.map((request) => request.receivedAt)
    expect(times).toHaveLength(3)
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1000)
  }))

it('tries again when the connection breaks before the first output', () =>
  withProxy(async ({ big, ask }) => {
    big.play([
      { name: 'breaks', reply: answer({ text: 'Never seen', breakAfter: 0 }) },
      { name: 'answers', reply: answer({ text: 'All well.' }) },
    ])
    expect((await ask('Say something')).stdout).toBe('All well.\n')
  }))

it('starts over when an answer is cut off, and never takes it for a whole one', () =>
  withProxy(async ({ big, ask }) => {
    big.play([
      { name: 'breaks', reply: answer({ text: 'The first half of the answer and more', breakAfter: 4 }) },
      { name: 'answers', reply: answer({ text: 'The whole answer.' }) },
    ])
    expect((await ask('Say something')).stdout).toBe('The whole answer.\n')
  }))
