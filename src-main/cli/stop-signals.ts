const stopping = ['SIGINT', 'SIGTERM'] as const
export type StopSignal = (typeof stopping)[number]

/** The signals that ask this process to stop, one after the other. */
export interface StopSignals {
  next(): Promise<StopSignal>
}

/**
 * Listens to the process's signals from now on.
 *
 * npm passes a signal on that the terminal has already sent to everyone, so what arrives within `echoTime` milliseconds
 * of one signal is taken for its echo, not for a second wish.
 */
export function processStopSignals(echoTime = 300): StopSignals {
  const arrived: StopSignal[] = []
  const waiting: ((signal: StopSignal) => void)[] = []
  let last = -Infinity

  for (const signal of stopping) {
    process.on(signal, () => {
      const now = performance.now()
      if (now - last < echoTime) return
      last = now
      const resolve = waiting.shift()
      if (resolve === undefined) arrived.push(signal)
      else resolve(signal)
    })
  }

  return {
    next: () => {
      const signal = arrived.shift()
      return signal === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(signal)
    },
  }
}
