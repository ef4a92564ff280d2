import { Pool } from 'undici'
import type { Target } from './targets.ts'

/** Milliseconds of one exchange, from sending the request to its first body byte and to its last. */
export interface Timing {
  readonly firstByte: number
  readonly total: number
}

/** Requests sent by several clients side by side, and what they took together. */
export interface Load {
  readonly timings: readonly Timing[]
  readonly elapsedMs: number
  /** Processor time of the target for all of them; null where it is not known. */
  readonly processorMs: number | null
}

export interface LoadOptions {
  readonly clients: number
  readonly requests: number
  /** No new request is started after this time. */
  readonly mostMs: number
}

/** Sends the same request over and over on kept connections. Throws if an answer has a status other than 200, or breaks off. */
export async function measure(target: Target, body: Buffer, options: LoadOptions): Promise<Load> {
  const pool = new Pool(target.origin, { connections: options.clients, pipelining: 1 })
  const timings: Timing[] = []
  const processorBefore = target.processorMs()
  const start = performance.now()
  let started = 0
  const client = async () => {
    while (started < options.requests && performance.now() - start < options.mostMs) {
      started += 1
      timings.push(await exchange(pool, target, body))
    }
  }
  await Promise.all(Array.from({ length: options.clients }, client))
  const elapsedMs = performance.now() - start
  const processorAfter = target.processorMs()
  await pool.close()
  const processorMs = processorBefore === null || processorAfter === null ? null : processorAfter - processorBefore
  return { timings, elapsedMs, processorMs }
}

/** The text of one answer, for checking that the target does what is measured. */
export async function fetchText(target: Target, body: Buffer): Promise<string> {
  const response = await fetch(target.origin + target.path, { method: 'POST', headers, body: new Uint8Array(body) })
  return response.text()
}

const headers = { 'content-type': 'application/json' }

function exchange(pool: Pool, { path, name }: Target, body: Buffer): Promise<Timing> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    let firstByte: number | null = null
    pool.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart() {
          // Required by undici.
        },
        onResponseStart(_controller, status) {
          if (status !== 200) reject(new Error(`${name} answered ${status}`))
        },
        onResponseData(_controller, chunk) {
          firstByte ??= performance.now() - start
          if (chunk.includes('event: error')) reject(new Error(`${name} broke off its answer: ${chunk.toString()}`))
        },
        onResponseEnd() {
          const total = performance.now() - start
          resolve({ firstByte: firstByte ?? total, total })
        },
        onResponseError(_controller, error) {
          reject(error)
        },
      },
    )
  })
}
