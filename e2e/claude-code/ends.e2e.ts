import { expect, it, vi } from 'vitest'
import { answer } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

const longText = 'word '.repeat(60).trim()

it('ends the answer of the upstream when the client goes away', () =>
  withProxy(async ({ big, ask }) => {
    big.play([{ name: 'talks for a minute', reply: answer({ text: longText, paceMs: 1000 }) }])
    const goAway = new AbortController()
    const asking = ask('Talk', { signal: goAway.signal })
    await vi.waitFor(() => expect(big.openAnswers()).toBe(1), { timeout: 30_000 })
    goAway.abort()
    expect((await asking).exitCode).toBeNull()
    await vi.waitFor(() => expect(big.openAnswers()).toBe(0), { timeout: 5_000 })
  }))

it('finishes open answers before it stops', () =>
  withProxy(async ({ big, server, ask }) => {
    big.play([{ name: 'talks for a while', reply: answer({ text: longText, paceMs: 40 }) }])
    const asking = ask('Talk')
    await vi.waitFor(() => expect(big.openAnswers()).toBe(1), { timeout: 30_000 })
    await server.stop()
    expect((await asking).stdout).toBe(`${longText}\n`)
  }))
