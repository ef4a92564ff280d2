import { ipcMain } from 'electron'
import { callChannel } from '../../shared/ipc-channels.ts'
import { handleCall, type CallHandlers } from './handle-call.ts'
import { isTrustedFrame } from './trusted-frame.ts'

/** The only place that listens to windows: every call passes the check of its sender and of its form here. */
export function registerCalls(handlers: CallHandlers, origin: string): void {
  ipcMain.handle(callChannel, (event, name: unknown, request: unknown) => {
    if (!isTrustedFrame(event.senderFrame, origin)) throw new Error('FreeCC takes calls from its own window only.')
    return handleCall(handlers, name, request)
  })
}
