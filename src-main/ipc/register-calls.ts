import { ipcMain } from 'electron'
import type { Locale } from '../../shared/i18n/index.ts'
import type { CallHandlers } from '../../shared/ipc.ts'
import { callChannel } from '../../shared/ipc-channels.ts'
import { sayFailure } from './say-failure.ts'
import { handleCall } from './handle-call.ts'
import { isTrustedFrame } from './trusted-frame.ts'

/** The only place that listens to windows: every call passes the check of its sender and of its form here. */
export function registerCalls(handlers: CallHandlers, origin: string, locale: () => Locale): void {
  ipcMain.handle(callChannel, async (event, name: unknown, request: unknown) => {
    if (!isTrustedFrame(event.senderFrame, origin)) throw new Error('FreeCC takes calls from its own window only.')
    return sayFailure(await handleCall(handlers, name, request), locale)
  })
}
