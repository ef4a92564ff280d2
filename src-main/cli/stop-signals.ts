const stopping = ['SIGINT', 'SIGTERM'] as const
export type StopSignal = (typeof stopping)[number]

/** The signals that ask this process to stop, one after the other. */
export interface StopSignals {
  next(): Promise<StopSignal>
}

/** What tells of signals: the process. */
export interface SignalSource {
  on(signal: StopSignal, listener: () => void): unknown
}

/**
 * npm passes a signal on that the terminal has already sent to everyone. What arrives within this time of one signal is
 * taken for its echo, not for a second wish. In ms.
 */
const echoTime = 300

/** Listens to signals from now on; none is lost while nobody waits. */
export function listenToStopSignals(source: SignalSource, now: () => number): StopSignals {
  const arrived: StopSignal[] = []
  const waiting: ((signal: StopSignal) => void)[] = []
  let last = -Infinity

  for (const signal of stopping) {
    source.on(signal, () => {
      const isEcho = now() - last < echoTime
      last = now()
      if (isEcho) return
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
