import type { AppState } from '../../../shared/ipc.ts'
import type { Result } from '../../../shared/result.ts'
import { useActions, useAppState } from '../../state/use-window.ts'

/** What is logged, and how to change a part of it. */
export function useLogging() {
  const { logging } = useAppState()
  const { saveLogging } = useActions()
  const save = (part: Partial<AppState['logging']>): Promise<Result<unknown>> => saveLogging({ ...logging, ...part })
  return { logging, save }
}
