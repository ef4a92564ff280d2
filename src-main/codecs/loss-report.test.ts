import { describe, expect, it } from 'vitest'
import { createLossReport } from './loss-report.ts'

describe('loss report', () => {
  it('lists what was lost in the order it happened', () => {
    const losses = createLossReport()
    losses.add('dropped', 'top_k', 'unknown here')
    losses.add('changed', 'max_tokens', 'too large')
    expect(losses.list()).toEqual([
      { action: 'dropped', field: 'top_k', reason: 'unknown here' },
      { action: 'changed', field: 'max_tokens', reason: 'too large' },
    ])
  })

  it('counts what happens in many places, and names the first', () => {
    const losses = createLossReport()
    for (const index of [2, 4, 6]) losses.add('dropped', `messages[${index}].content[0]`, 'foreign thinking')
    expect(losses.list()).toEqual([
      { action: 'dropped', field: 'messages[2].content[0]', reason: 'foreign thinking (3 times, here first)' },
    ])
  })

  it('keeps apart what differs in field, action or reason', () => {
    const losses = createLossReport()
    losses.add('dropped', 'a[0]', 'x')
    losses.add('dropped', 'b[0]', 'x')
    losses.add('changed', 'a[0]', 'x')
    losses.add('dropped', 'a[0]', 'y')
    expect(losses.list()).toHaveLength(4)
  })
})
