import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionTestResult } from '../../../shared/connection-test.ts'
import type { CallRequest } from '../../../shared/ipc.ts'
import { fail, type Result } from '../../../shared/result.ts'
import { useActions } from '../../state/use-window.ts'

type Candidate = CallRequest<'connection.test'>

export interface ConnectionTest {
  readonly isRunning: boolean
  /** What the last test of this candidate came to; null before, and once the candidate has changed. */
  readonly outcome: Result<ConnectionTestResult> | null
  readonly run: (candidate: Candidate) => Promise<void>
  readonly stop: () => void
}

/** Follows the test of one card. A result belongs to what was tested and goes when something else stands in the card. */
export function useConnectionTest(current: string): ConnectionTest {
  const { t } = useTranslation()
  const { testConnection, stopTest } = useActions()
  const [running, setRunning] = useState<Candidate | null>(null)
  const [done, setDone] = useState<{ readonly of: string; readonly outcome: Result<ConnectionTestResult> } | null>(null)
  const latest = useRef<Candidate | null>(null)

  async function run(candidate: Candidate): Promise<void> {
    latest.current = candidate
    setRunning(candidate)
    setDone(null)
    const outcome = await testConnection(candidate).catch(() => fail(t('problem.unexpected')))
    if (latest.current !== candidate) return
    setRunning(null)
    setDone({ of: current, outcome })
  }

  function stop(): void {
    if (running === null) return
    latest.current = null
    setRunning(null)
    void stopTest({ tier: running.tier })
  }

  return { isRunning: running !== null, outcome: done?.of === current ? done.outcome : null, run, stop }
}
