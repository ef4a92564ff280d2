import { app } from 'electron'
import { setTimeout as delay } from 'node:timers/promises'

/** False if FreeCC runs already; that one then shows its window, and this one has to go. */
export function isOnlyInstance(showWindow: () => void): boolean {
  const isOnly = app.requestSingleInstanceLock()
  if (isOnly) app.on('second-instance', showWindow)
  return isOnly
}

export interface LifecycleOptions {
  readonly showWindow: () => void
  /** Finishes what is open; the app is gone when it resolves. */
  readonly stop: () => Promise<void>
}

/** Whatever hangs, an app that was told to quit is gone after this time. In ms; longer than open answers may take. */
const quitPatience = 8_000

export interface Lifecycle {
  /** Finishes what is open, once however often it is asked to; the app stays. */
  readonly finish: () => Promise<void>
}

/** The app outlives its window, and ends only after `stop`. */
export function setUpLifecycle({ showWindow, stop }: LifecycleOptions): Lifecycle {
  // Without a listener Electron quits when the last window closes.
  app.on('window-all-closed', () => undefined)
  app.on('activate', showWindow)

  let stopping: Promise<void> | undefined
  function finish(): Promise<void> {
    return (stopping ??= Promise.race([stop(), delay(quitPatience)]).catch(() => undefined))
  }

  app.on('will-quit', (event) => {
    event.preventDefault()
    void finish().then(() => app.exit())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  return { finish }
}
