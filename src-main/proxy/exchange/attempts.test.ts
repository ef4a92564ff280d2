import { describe, expect, it } from 'vitest'
import { failure, finalFailure } from '../../../shared/anthropic/errors.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { createKeyHealth } from '../upstream/key-health.ts'
import { nextStep, type AttemptSituation, type FailedAttempt } from './attempt-policy.ts'
import { runAttempts, type Attempt, type AttemptOutcome, type UsableOption } from './attempts.ts'

const rateLimited = (seconds?: number): FailedAttempt => ({
  failure: failure('rate_limit_error', 'slow down', seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  upstreamStatus: 429,
})
const rejected: FailedAttempt = { failure: finalFailure('permission_error', 'bad key'), upstreamStatus: 401 }
const overloaded: FailedAttempt = { failure: failure('overloaded_error', 'busy'), upstreamStatus: 503 }
const unreachable: FailedAttempt = { failure: failure('api_error', 'refused', { status: 502 }), upstreamStatus: null }
const tooLong: FailedAttempt = {
  failure: finalFailure('invalid_request_error', 'prompt is too long'),
  upstreamStatus: 400,
}

const alone: AttemptSituation = {
  attempts: 1,
  elapsedMs: 10,
  hasOtherKey: false,
  hasFallback: false,
  wasRepeated: false,
  repeatMs: 1,
}

describe('nextStep', () => {
  it.each([
    ['an overloaded upstream', overloaded],
    ['an unreachable upstream', unreachable],
  ])('248: repeats %s once, shortly after', (_name, failed) => {
    expect(nextStep(failed, alone).action).toBe('repeat')
    expect(nextStep(failed, { ...alone, wasRepeated: true }).action).toBe('give-up')
  })

  it('251: takes another key for a refused or exhausted one', () => {
    for (const failed of [rateLimited(), rejected]) {
      expect(nextStep(failed, { ...alone, hasOtherKey: true }).action).toBe('next-key')
      expect(nextStep(failed, { ...alone, hasFallback: true }).action).toBe('next-route')
      expect(nextStep(failed, alone).action).toBe('give-up')
    }
  })

  it('250: obeys a short wait, and leaves a long one to the client', () => {
    expect(nextStep(rateLimited(1), alone)).toEqual({ action: 'repeat', delayMs: 1000 })
    expect(nextStep(rateLimited(20), alone).action).toBe('give-up')
  })

  it('hands on at once what would fail everywhere', () => {
    expect(nextStep(tooLong, { ...alone, hasOtherKey: true, hasFallback: true }).action).toBe('give-up')
  })

  it('248: stops after a few attempts and a short time', () => {
    expect(nextStep(overloaded, { ...alone, attempts: 5 }).action).toBe('give-up')
    expect(nextStep(overloaded, { ...alone, elapsedMs: 20_000 }).action).toBe('give-up')
  })
})

describe('runAttempts', () => {
  const option = (connection: string, keys: readonly string[]): UsableOption => ({
    usable: true,
    model: `${connection}-model`,
    upstream: {
      connection,
      provider: findProvider('openai')!,
      endpoint: findProvider('openai')!.endpoints[0]!,
      wireFormat: 'openai-chat',
      baseUrl: 'http://127.0.0.1:1',
      isOwnHost: false,
      keys,
      keyVariables: [],
    },
  })

  /** Runs the script's outcomes in order and returns what was tried and what was left. */
  async function play(
    options: readonly UsableOption[],
    outcomes: readonly AttemptOutcome[],
    keyHealth = createKeyHealth(),
  ) {
    const tried: string[] = []
    const run = ({ upstream, key }: Attempt) => {
      tried.push(`${upstream.connection}:${key ?? 'none'}`)
      return Promise.resolve(outcomes[tried.length - 1] ?? null)
    }
    const last = await runAttempts(options, keyHealth, { repeatMs: 1 }, new AbortController().signal, run)
    return { tried, last }
  }

  it('stops at the first answer', async () => {
    expect(await play([option('a', ['k1', 'k2'])], [null])).toEqual({ tried: ['a:k1'], last: null })
  })

  it('goes through the keys, then the fallback route', async () => {
    const options = [option('a', ['k1', 'k2']), option('b', [])]
    expect(await play(options, [rejected, rejected, null])).toEqual({ tried: ['a:k1', 'a:k2', 'b:none'], last: null })
  })

  it('returns the last failure when nothing is left', async () => {
    expect(await play([option('a', ['k1'])], [overloaded, overloaded])).toEqual({
      tried: ['a:k1', 'a:k1'],
      last: overloaded,
    })
  })

  it('lets an exhausted key rest in later exchanges, until its time is over', async () => {
    let time = 0
    const keyHealth = createKeyHealth(() => time)
    const options = [option('a', ['k1', 'k2'])]
    await play(options, [rateLimited(60), null], keyHealth)
    expect((await play(options, [null], keyHealth)).tried).toEqual(['a:k2'])
    time = 61_000
    expect((await play(options, [null], keyHealth)).tried).toEqual(['a:k1'])
  })

  it('uses resting keys where all of them rest', async () => {
    const keyHealth = createKeyHealth(() => 0)
    keyHealth.rest('k1', 401, undefined)
    expect((await play([option('a', ['k1'])], [null], keyHealth)).tried).toEqual(['a:k1'])
  })
})
