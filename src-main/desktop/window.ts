import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { pushChannel } from '../../shared/ipc-channels.ts'
import type { PushEvents, PushName } from '../../shared/ipc.ts'
import type { WindowPlace } from '../services/ports.ts'
import type { CloseOutcome } from './close-outcome.ts'
import { createCrashLimit } from './crash-limit.ts'
import { placeWindow, smallestWindow } from './window-place.ts'
import { windowPreferences } from './window-preferences.ts'

export interface WindowOptions {
  /** Address of the page. */
  readonly url: string
  readonly preload: string
  readonly icon: string
  readonly readPlace: () => WindowPlace | null
  readonly savePlace: (place: WindowPlace) => void
  /** Asked when the user closes the window; told when it is gone or minimised. */
  readonly closeOutcome: () => CloseOutcome
  readonly onClosed: (outcome: CloseOutcome) => void
  readonly onFocus: () => void
  /** The page crashed and is drawn again, unless that was in vain before. */
  readonly onCrash: (reason: string, isDrawnAgain: boolean) => void
}

export interface AppWindow {
  /** Opens the window, or brings the open one to the front; at this place in it, such as `#/settings`. */
  readonly show: (address?: string) => void
  /** Opens it where the desktop lists its windows, out of the way. */
  readonly showMinimised: () => void
  readonly isInSight: () => boolean
  readonly push: <Name extends PushName>(name: Name, payload: PushEvents[Name]) => void
}

/**
 * The one window. Closing it frees its memory; the app lives on in the tray, and the next `show` makes a new one, which
 * asks for all it shows.
 */
export function createAppWindow(options: WindowOptions): AppWindow {
  let window: BrowserWindow | undefined
  let isQuitting = false
  app.on('before-quit', () => void (isQuitting = true))

  function open(address: string, reveal: (opened: BrowserWindow) => void): BrowserWindow {
    const place = options.readPlace()
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    const opened = new BrowserWindow({
      ...placeWindow(place, areas),
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: app.name,
      icon: options.icon,
      // Seen until the page has drawn itself: without it a dark window would flash white.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181c' : '#f7f9fa',
      webPreferences: windowPreferences(options.preload, app.isPackaged),
    })
    opened.once('ready-to-show', () => {
      if (place?.isMaximized === true) opened.maximize()
      reveal(opened)
    })
    opened.on('focus', options.onFocus)
    opened.on('close', (event) => {
      options.savePlace({ ...opened.getNormalBounds(), isMaximized: opened.isMaximized() })
      if (isQuitting) return
      const outcome = options.closeOutcome()
      if (outcome === 'minimise') {
        event.preventDefault()
        opened.minimize()
      }
      options.onClosed(outcome)
    })
    opened.once('closed', () => {
      window = undefined
      setDockPresence('accessory')
    })
    drawAgainAfterCrashes(opened, options.onCrash)
    setDockPresence('regular')
    void opened.loadURL(options.url + address)
    return opened
  }

  function bringToFront(opened: BrowserWindow): void {
    if (opened.isMinimized()) opened.restore()
    opened.show()
    opened.focus()
  }

  return {
    show(address) {
      if (window === undefined) {
        window = open(address ?? '', (opened) => opened.show())
        return
      }
      // Another place in the same page is no new page; the same place would be.
      if (address !== undefined && window.webContents.getURL() !== options.url + address) {
        void window.loadURL(options.url + address)
      }
      bringToFront(window)
    },
    showMinimised() {
      window ??= open('', (opened) => opened.minimize())
    },
    isInSight: () => window !== undefined && window.isVisible() && !window.isMinimized(),
    push(name, payload) {
      window?.webContents.send(pushChannel, name, payload)
    },
  }
}

function drawAgainAfterCrashes(opened: BrowserWindow, onCrash: WindowOptions['onCrash']): void {
  const limit = createCrashLimit()
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const mayReload = limit.mayReload(performance.now())
    if (mayReload) opened.webContents.reload()
    else opened.destroy()
    onCrash(reason, mayReload)
  })
}

/** On macOS a menu-bar app has a dock icon, and can come to the front, only while it has a window. */
function setDockPresence(policy: 'regular' | 'accessory'): void {
  if (process.platform === 'darwin') app.setActivationPolicy(policy)
}
