import { randomUUID } from 'node:crypto'
import { failWith } from '../../../shared/i18n/words.ts'
import type { BudgetAction } from '../../../shared/budget.ts'
import type { Destination } from '../../../shared/ipc.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { createProxy } from '../../proxy/create-proxy.ts'
import type { ExchangeObserver, ProxyConfig } from '../../proxy/proxy.ts'
import { sendRequest } from './send-request.ts'
import type { ReplaySource } from './replay-source.ts'

export interface ReplaysOptions {
  /** Hears of a replay as of any request: it costs as much as any. */
  readonly observer: ExchangeObserver
  /** What the proxy goes by now. */
  readonly config: () => ProxyConfig
  /** What it would go by if this were its only route. */
  readonly tryOut: (destination: Destination) => Result<ProxyConfig>
  /** What is done to requests now. */
  readonly budget: () => BudgetAction
}

export interface Replay {
  /** The exchange that is repeated. */
  readonly original: ExchangeSummary
  readonly source: ReplaySource
  /** Null for where today's routes lead. */
  readonly destination: Destination | null
}

export interface Replays {
  /** Gives the id of the new exchange as soon as it has begun. It is cancelled as any other. */
  readonly start: (replay: Replay) => Promise<Result<string>>
  /** Breaks off those that run. */
  readonly close: () => Promise<void>
}

/** The name by which a chosen destination is asked: BIG is its only route. */
const onlyRoute = 'freecc-big'

/**
 * Sends recorded requests again. Each goes through a proxy of its own on a port of its own, as a test of a connection
 * does, which is all that Claude Code's requests go through; tools in the answer are called by nobody.
 */
export function createReplays({ observer, config, tryOut, budget }: ReplaysOptions): Replays {
  const running = new Set<{ close: () => Promise<void> }>()

  async function start({ original, source, destination }: Replay): Promise<Result<string>> {
    const tried = destination === null ? ok(config()) : tryOut(destination)
    if (!tried.ok) return tried
    const token = randomUUID()
    const began = Promise.withResolvers<Result<string>>()
    const proxy = createProxy(
      ownConfig(tried.value, token),
      observeReplay(observer, original, destination !== null, (id) => began.resolve(ok(id))),
      { budget: () => (destination === null ? budget() : onlyStop(budget())) },
    )
    const abort = new AbortController()
    const replay = {
      async close() {
        abort.abort()
        await proxy.close(0)
        running.delete(replay)
      },
    }
    running.add(replay)
    const status = await proxy.listen()
    if (status.state !== 'on') {
      await replay.close()
      return failWith('failure.noPort', {})
    }
    const body = destination === null ? source.body : { ...source.body, model: onlyRoute }
    void sendRequest({ url: status.url, token, headers: source.headers, body }, abort.signal).then(async (problem) => {
      began.resolve(fail(problem ?? 'The request was refused.'))
      await replay.close()
    })
    return began.promise
  }

  return {
    start,
    async close() {
      await Promise.all([...running].map((replay) => replay.close()))
    },
  }
}

/** A model that was chosen for the replay is not exchanged for a cheaper one, as with `provider/model`. */
function onlyStop(action: BudgetAction): BudgetAction {
  return action.kind === 'stop' ? action : { kind: 'none' }
}

/** A proxy for one request, which asks no provider for its models. */
function ownConfig(config: ProxyConfig, token: string): ProxyConfig {
  const { settings } = config
  return {
    ...config,
    settings: {
      ...settings,
      proxy: { host: '127.0.0.1', port: 0, on: true },
      models: { ...settings.models, refresh: false },
    },
    token,
  }
}

/** Tells of a replay with its mark. What looks at prompts over time hears nothing: it belongs to no conversation. */
function observeReplay(
  observer: ExchangeObserver,
  { id, requestedModel }: ExchangeSummary,
  wasChosen: boolean,
  onBegin: (id: string) => void,
): ExchangeObserver {
  const mark = (summary: ExchangeSummary): ExchangeSummary => ({
    ...summary,
    replayOf: id,
    ...(wasChosen && {
      requestedModel,
      route: summary.route && { ...summary.route, tier: 'direct', reason: 'chosen for the replay' },
    }),
  })
  return {
    tap: (id, arrivedAt) => observer.tap?.(id, arrivedAt) ?? null,
    requestBody: (id, body) => observer.requestBody?.(id, body),
    responseBody: (id, body) => observer.responseBody?.(id, body),
    began(live) {
      observer.began?.({ ...live, summary: () => mark(live.summary()) })
      onBegin(live.id)
    },
    exchange: (summary) => observer.exchange(mark(summary)),
  }
}
