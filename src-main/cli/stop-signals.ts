export type StopSignal = 'SIGINT' | 'SIGTERM'

/** The wishes that this process stop, one after the other. */
export interface StopSignals {
  next(): Promise<StopSignal>
}

/** What tells of wishes: the process's signals, and that whoever started it is gone. */
export interface StopSource {
  on(event: StopSignal | 'abandoned', listener: () => void): unknown
}

/**
 * npm passes a signal on that the terminal has already sent to everyone. What arrives within this time of one signal is
 * taken for its echo, not for a second wish. In ms.
 */
const echoTime = 300

/** Listens from now on; no wish is lost while nobody waits. */
export function listenToStopSignals(source: StopSource, now: () => number): StopSignals {
  const arrived: StopSignal[] = []
  const waiting: ((signal: StopSignal) => void)[] = []
  let last = -Infinity

  function arrive(signal: StopSignal): void {
    const isEcho = now() - last < echoTime
    last = now()
    if (isEcho) return
    const resolve = waiting.shift()
    if (resolve === undefined) arrived.push(signal)
    else resolve(signal)
  }

  source.on('SIGINT', () => arrive('SIGINT'))
  source.on('SIGTERM', () => arrive('SIGTERM'))
  // After a signal that is no new wish: the same signal may have ended the parent.
  source.on('abandoned', () => last === -Infinity && arrive('SIGTERM'))

  return {
    next: () => {
      const signal = arrived.shift()
      return signal === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(signal)
    },
  }
}

/** How often to look whether the parent still lives. In ms. */
const parentCheckTime = 250

/**
 * This process as a source of wishes.
 *
 * A signal that is sent to `npm run serve` ends npm and its shell but never reaches this process, which would go on and
 * keep the port. Started by npm, it therefore takes the loss of its parent for that signal.
 */
export function processStopSource(): StopSource {
  return {
    on: (event, listener) => {
      if (event !== 'abandoned') return process.on(event, listener)
      if (process.env['npm_lifecycle_event'] === undefined) return undefined
      const parent = process.ppid
      const timer = setInterval(() => {
        if (process.ppid === parent) return
        clearInterval(timer)
        listener()
      }, parentCheckTime)
      return timer.unref()
    },
  }
}
