import { expect } from 'vitest'
import { startProxy } from '../../src-main/proxy/testing/start.ts'
import { ask } from './ask.ts'
import { checkOutcome } from './expected.ts'
import { startFaultyUpstream } from './faulty-upstream.ts'
import type { SpokenFormat } from './formats.ts'
import type { Scenario } from './scenario.ts'

/** Injects the fault for real, asks with the official SDK, and checks what both sides have seen. */
export async function runScenario(format: SpokenFormat, scenario: Scenario): Promise<void> {
  const { replies, expected, asked = 1, isWhole, limits, provider = format.provider, request } = scenario
  const upstream = await startFaultyUpstream(replies, {
    check: (received) => format.check(received, upstream.port),
  })
  const { url, exchanges } = await startProxy({
    provider,
    baseUrl: upstream.origin + format.basePath,
    wireFormat: format.wireFormat,
    model: format.model,
    limits: { repeatMs: 1, afterFinishMs: 50, ...limits },
    refresh: false,
  })
  const outcome = await ask(url, isWhole !== true, request)
  checkOutcome(outcome, expected, format.wireFormat === 'anthropic')
  expect(upstream.violations()).toEqual([])
  expect(upstream.requests.length).toBe(asked)
  // The log says what the client has seen.
  await expect.poll(() => exchanges.at(-1)?.state).toBe(expected.kind === 'answer' ? 'done' : 'failed')
}
