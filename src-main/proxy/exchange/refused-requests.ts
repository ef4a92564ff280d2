import type { IncomingMessage } from 'node:http'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { ExchangeObserver } from '../proxy.ts'

/** Whoever can reach the port can be refused as often as it likes: the log takes this many in this many ms. */
const most = 30
const period = 10_000

const longestLine = 200

/**
 * Tells the observer of requests that were refused before they became exchanges: a wrong token or a broken body would
 * otherwise be seen by the client alone.
 */
export function createRefusedRequests(observer: ExchangeObserver, now: () => number = () => performance.now()) {
  let periodBegan = 0
  let count = 0
  return (id: string, { method = '', url = '' }: Pick<IncomingMessage, 'method' | 'url'>, failed: Failure): void => {
    if (now() - periodBegan > period) {
      periodBegan = now()
      count = 0
    }
    count += 1
    if (count > most) return
    // A query may hold a key.
    const line = `${method} ${url.split('?', 1)[0]}`.slice(0, longestLine)
    observer.exchange({
      id,
      startedAt: Date.now(),
      requestedModel: '',
      refused: line,
      route: null,
      state: 'failed',
      stream: false,
      status: failed.status,
      sentMs: null,
      firstByteMs: null,
      firstOutputMs: null,
      durationMs: 0,
      attempts: [],
      usage: null,
      outputCharacters: 0,
      cost: null,
      error: failed.message,
      errorType: failed.type,
      losses: [],
      sessionId: null,
      agentId: null,
      messageCount: 0,
      toolCount: 0,
    })
  }
}
