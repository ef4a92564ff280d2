import type { ConnectionTestResult } from '../../../shared/connection-test.ts'
import type { Result } from '../../../shared/result.ts'
import type { Tier } from '../../../shared/settings.ts'
import type { ProxyConfig } from '../../proxy/proxy.ts'
import type { Candidate } from '../candidate-config.ts'
import { testConnection } from './test-connection.ts'

export interface ConnectionTests {
  /** Ends a test of the same tier that still runs. */
  run(candidate: Candidate): Promise<Result<ConnectionTestResult>>
  stop(tier: Tier): void
}

/** The tests that the window starts: one for each tier at a time. */
export function createConnectionTests(tryOut: (candidate: Candidate) => Result<ProxyConfig>): ConnectionTests {
  const running = new Map<Tier, AbortController>()
  return {
    async run(candidate) {
      const config = tryOut(candidate)
      if (!config.ok) return config
      const own = new AbortController()
      running.get(candidate.tier)?.abort()
      running.set(candidate.tier, own)
      try {
        return await testConnection(config.value, { stop: own.signal })
      } finally {
        if (running.get(candidate.tier) === own) running.delete(candidate.tier)
      }
    },
    stop(tier) {
      running.get(tier)?.abort()
    },
  }
}
