import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, pushChannel } from '../../shared/ipc-channels.ts'
import type { WindowApi } from '../../shared/ipc.ts'

/** All that the window can reach. Electron's event objects stay on this side. */
const api: WindowApi = {
  call: (name, request) => ipcRenderer.invoke(callChannel, name, request),
  on: (name, listener) => {
    const forward = (_event: unknown, pushed: unknown, payload: Parameters<typeof listener>[0]) => {
      if (pushed === name) listener(payload)
    }
    ipcRenderer.on(pushChannel, forward)
    return () => void ipcRenderer.off(pushChannel, forward)
  },
}

contextBridge.exposeInMainWorld('api', api)
