import type { WindowApi } from '../shared/ipc.ts'

declare global {
  interface Window {
    /** Exposed by the preload script; the window's only way out. */
    readonly api: WindowApi
  }
}
