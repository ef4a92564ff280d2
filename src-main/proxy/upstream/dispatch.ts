import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'

/** What came back for a request. */
export interface DispatchedAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Readable
}

/**
 * Sends a request. Rejects if no answer came; a body that breaks off, or that the signal ends, fails with the reason.
 *
 * It does what `Dispatcher.request` does, which keeps everything that belongs to a request alive until the next garbage
 * collection of the whole heap, and the heap grows many times over in between.
 */
export function dispatch(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<DispatchedAnswer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null
    let body: Readable | null = null
    const fail = (error: Error) => {
      signal.removeEventListener('abort', abort)
      if (body === null) return reject(error)
      // What has come by now is read first.
      queueMicrotask(() => body?.destroy(error))
    }
    const abort = () => {
      const error = abortError(signal)
      controller?.abort(error)
      fail(error)
    }
    const end = () => {
      signal.removeEventListener('abort', abort)
      body?.push(null)
    }
    if (signal.aborted) return reject(abortError(signal))
    signal.addEventListener('abort', abort)
    dispatcher.dispatch(options, {
      onRequestStart(started) {
        controller = started
        if (signal.aborted) started.abort(abortError(signal))
      },
      onResponseStart(started, status, headers) {
        // Only information ahead of the answer.
        if (status < 200) return
        body = createBody(started)
        resolve({ status, headers, body })
      },
      onResponseData(started, chunk) {
        if (body?.push(chunk) === false) started.pause()
      },
      onResponseEnd: end,
      onResponseError: (_, error) => fail(error),
    })
  })
}

/** As much as a socket gives at once; beyond it the upstream has to wait. In bytes. */
const highWaterMark = 64 * 1024

function createBody(controller: Dispatcher.DispatchController): Readable {
  return new Readable({
    highWaterMark,
    read: () => controller.resume(),
    destroy(error, done) {
      // What nobody reads any more need not come.
      if (!this.readableEnded) controller.abort(error ?? new Error('The rest of the answer is not needed.'))
      done(error)
    },
  })
}

function abortError({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('The request was given up.')
}
