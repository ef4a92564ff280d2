import { Worker } from 'node:worker_threads'
import type { Encoding } from './encoding-of.ts'

/** What the thread is asked. */
export interface CountJob {
  readonly id: number
  readonly texts: readonly string[]
  readonly encoding: Encoding
  /** Milliseconds since the epoch; a job that is not done by then is given up. */
  readonly deadline: number
}

/** What it answers; null if it was too late. */
export interface CountResult {
  readonly id: number
  readonly tokens: number | null
}

/**
 * Counts tokens with a tokenizer, in a thread of its own: loading the vocabulary alone takes a fifth of a second, and
 * streams would stand still for it. The thread starts with the first count and ends when none was asked for a while,
 * which gives back its hundred megabytes.
 */
export interface TokenCounter {
  /** The tokens of all texts, or null if that takes longer than `timeoutMs` or the thread fails. Never rejects. */
  count(texts: readonly string[], encoding: Encoding, timeoutMs: number): Promise<number | null>
  /** Whether the thread runs, so that a count is cheap. */
  isRunning(): boolean
  close(): Promise<void>
}

const idleMs = 120_000

export function createTokenCounter(): TokenCounter {
  const waiting = new Map<number, (tokens: number | null) => void>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  function start(): Worker {
    const started = new Worker(new URL('./token-worker.ts', import.meta.url))
    // A program that is done does not stay for its sake.
    started.unref()
    started.on('message', ({ id, tokens }: CountResult) => settle(id, tokens))
    // Without a thread the estimate answers; the next count tries again.
    started.on('error', () => forget(started))
    started.on('exit', () => forget(started))
    return started
  }

  function forget(ended: Worker): void {
    if (worker !== ended) return
    worker = null
    for (const id of [...waiting.keys()]) settle(id, null)
  }

  function settle(id: number, tokens: number | null): void {
    const resolve = waiting.get(id)
    waiting.delete(id)
    resolve?.(tokens)
  }

  async function close(): Promise<void> {
    clearTimeout(idle)
    // A timer that was cleared cannot be refreshed.
    idle = undefined
    const ending = worker
    if (ending === null) return
    forget(ending)
    await ending.terminate()
  }

  return {
    count(texts, encoding, timeoutMs) {
      worker ??= start()
      idle = idle?.refresh() ?? setTimeout(() => void close(), idleMs).unref()
      const id = (lastId += 1)
      const job: CountJob = { id, texts, encoding, deadline: Date.now() + timeoutMs }
      worker.postMessage(job)
      return new Promise((resolve) => {
        // The thread keeps to the deadline by itself; the timer is for one that hangs or is still starting.
        const timer = setTimeout(() => settle(id, null), timeoutMs)
        waiting.set(id, (tokens) => {
          clearTimeout(timer)
          resolve(tokens)
        })
      })
    },
    isRunning: () => worker !== null,
    close,
  }
}
