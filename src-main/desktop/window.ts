import { app, BrowserWindow, nativeTheme } from 'electron'
import { pushChannel } from '../../shared/ipc-channels.ts'
import type { PushEvents, PushName } from '../../shared/ipc.ts'

export interface WindowOptions {
  /** Address of the page. */
  readonly url: string
  readonly preload: string
  readonly icon: string
}

export interface AppWindow {
  /** Opens the window, or brings the open one to the front. */
  readonly show: () => void
  readonly push: <Name extends PushName>(name: Name, payload: PushEvents[Name]) => void
}

/**
 * The one window. Closing it frees its memory; the app lives on in the tray, and the next `show` makes a new one, which
 * asks for all it shows.
 */
export function createAppWindow(options: WindowOptions): AppWindow {
  let window: BrowserWindow | undefined

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      width: 1080,
      height: 720,
      minWidth: 760,
      minHeight: 520,
      show: false,
      title: app.name,
      icon: options.icon,
      // Seen until the page has drawn itself: without it a dark window would flash white.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181c' : '#f7f9fa',
      webPreferences: { preload: options.preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
    })
    opened.once('ready-to-show', () => opened.show())
    opened.once('closed', () => {
      window = undefined
      setDockPresence('accessory')
    })
    setDockPresence('regular')
    void opened.loadURL(options.url)
    return opened
  }

  return {
    show() {
      if (window === undefined) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    push(name, payload) {
      window?.webContents.send(pushChannel, name, payload)
    },
  }
}

/** On macOS a menu-bar app has a dock icon, and can come to the front, only while it has a window. */
function setDockPresence(policy: 'regular' | 'accessory'): void {
  if (process.platform === 'darwin') app.setActivationPolicy(policy)
}
