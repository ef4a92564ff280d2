import type { CallRequest } from '../../../shared/ipc.ts'
import type { Result } from '../../../shared/result.ts'
import { useActions, useAppState } from '../../state/use-window.ts'

/** How the app behaves on this desktop, and how to change a part of it. */
export function useDesktop() {
  const { startAtLogin, hasTray, ...desktop } = useAppState().desktop
  const { saveDesktop } = useActions()
  const save = (part: Partial<CallRequest<'desktop.save'>>): Promise<Result<unknown>> =>
    saveDesktop({ ...desktop, ...part })
  return { startAtLogin, hasTray, desktop, save }
}
