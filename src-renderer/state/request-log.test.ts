import { describe, expect, it } from 'vitest'
import { createFakeApi } from '../testing/fake-api.ts'
import { sampleExchange, sampleState, waitingExchange } from '../testing/samples.ts'
import { followRequests, mergeRequests } from './request-log.ts'

const older = sampleExchange({ id: 'older', startedAt: 1_000 })
const newer = sampleExchange({ id: 'newer', startedAt: 2_000 })

describe('mergeRequests', () => {
  it('puts new requests first, whatever the order in which they were told', () => {
    const newest = sampleExchange({ id: 'newest', startedAt: 3_000 })
    expect(mergeRequests([older], [newer, newest]).map(({ id }) => id)).toEqual(['newest', 'newer', 'older'])
  })

  it('replaces a changed request in its place and keeps the others as the same objects', () => {
    const failed = { ...older, state: 'failed' as const }
    const merged = mergeRequests([newer, older], [failed])
    expect(merged[0]).toBe(newer)
    expect(merged[1]).toEqual(failed)
  })

  it('drops the oldest beyond its capacity', () => {
    expect(mergeRequests([older], [newer], 1)).toEqual([newer])
  })
})

describe('followRequests', () => {
  it('takes what was pushed for newer than the list that it overtook', async () => {
    const waiting = waitingExchange({ id: 'one', startedAt: 1_000 })
    const api = createFakeApi({ state: sampleState(), requests: [waiting, older] })
    const store = followRequests(api)
    api.push('requests', [sampleExchange({ id: 'one', startedAt: 1_000 })])
    await new Promise<void>((resolve) => store.subscribe(resolve))
    expect(store.get().map(({ id, state }) => [id, state])).toEqual([
      ['one', 'done'],
      ['older', 'done'],
    ])
  })
})
