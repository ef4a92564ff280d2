import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { failure, finalFailure, type Failure } from '../../shared/anthropic/errors.ts'
import { isLoopbackHost } from '../../shared/base-url.ts'
import type { BudgetAction } from '../../shared/budget.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import { refuseForeigner, refuseStranger, type AccessRules } from './access.ts'
import { createRefusedRequests } from './exchange/refused-requests.ts'
import { sendStatus } from './handlers/status.ts'
import { addressOf, bind, closeServer, createHttpServer } from './http-server.ts'
import { newId } from './ids.ts'
import { limits as usualLimits, type Limits } from './limits.ts'
import type { ExchangeObserver, Proxy, ProxyConfig } from './proxy.ts'
import { sendFailure } from './respond.ts'
import { matchRoute } from './routes.ts'
import { createKnownRoutes } from './routing/known-routes.ts'
import { createPromptCounter } from './token-count/prompt-counter.ts'
import { createUpstreamCounts } from './token-count/upstream-counts.ts'
import { createKeyHealth } from './upstream/key-health.ts'
import { createUpstreamClient, type UpstreamClient } from './upstream/upstream-client.ts'

export interface ProxyParts {
  readonly limits?: Limits
  /** The proxy closes it when it is closed. */
  readonly client?: UpstreamClient
  /** Asked for each request; without it nothing is limited. */
  readonly budget?: () => BudgetAction
}

const noLimit = (): BudgetAction => ({ kind: 'none' })

/** Makes a proxy that is not listening yet. */
export function createProxy(
  firstConfig: ProxyConfig,
  observer: ExchangeObserver,
  { limits = usualLimits, budget = noLimit, ...parts }: ProxyParts = {},
): Proxy {
  const client = parts.client ?? createUpstreamClient(limits, undefined, () => addressOf(server))
  const keyHealth = createKeyHealth()
  const promptCounter = createPromptCounter()
  const upstreamCounts = createUpstreamCounts(client, limits)
  const routes = createKnownRoutes(firstConfig, observer)
  const noteRefused = createRefusedRequests(observer)
  let config = firstConfig
  let isOn = config.settings.proxy.on
  let open = 0
  let server: Server | null = null
  let status: ProxyStatus = { state: 'starting' }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now()
    const requestId = newId('req')
    const refuse = (failed: Failure) => {
      sendFailure(response, failed, requestId)
      noteRefused(requestId, incoming, failed)
    }
    const rules: AccessRules = { isLoopback: isLoopbackHost(config.settings.proxy.host), token: config.token }
    const foreign = refuseForeigner(incoming, rules)
    if (foreign !== null) return refuse(foreign)

    const target = incoming.url?.startsWith('/') ? `http://localhost${incoming.url}` : (incoming.url ?? '')
    if (!URL.canParse(target)) {
      return refuse(finalFailure('invalid_request_error', 'The request target is not a valid path.'))
    }
    const url = new URL(target)
    const match = matchRoute(incoming.method ?? 'GET', url.pathname)
    switch (match.kind) {
      case 'probe':
        return match.withBody ? sendStatus(response, isOn, routes.table()) : void response.writeHead(200).end()
      case 'unknown':
        return refuse(finalFailure('not_found_error', `There is no ${url.pathname} here.`))
      case 'wrong-method': {
        const message = `${url.pathname} takes ${match.allowed} only.`
        response.setHeader('allow', match.allowed)
        return refuse(finalFailure('invalid_request_error', message, 405))
      }
      case 'handler': {
        const stranger = refuseStranger(incoming, rules)
        if (stranger !== null) return refuse(stranger)
        if (!isOn) {
          // Claude Code tries an overloaded server three times in two seconds, any other 503 for minutes.
          return refuse(failure('api_error', 'FreeCC is off. Switch it on in its tray menu.', { status: 503 }))
        }
        if (open >= limits.openRequests) return refuse(tooManyRequests(open))
        open += 1
        response.once('close', () => {
          open -= 1
        })
        const { logging } = config.settings
        return match.handler({
          incoming,
          response,
          url,
          requestId,
          arrivedAt,
          refuse,
          table: routes.table(),
          logging,
          budget,
          limits,
          client,
          keyHealth,
          promptCounter,
          upstreamCounts,
          modelLists: routes.modelLists,
          observer,
        })
      }
    }
  }

  function onRequest(incoming: IncomingMessage, response: ServerResponse): void {
    serve(incoming, response).catch(() => {
      // A fault of our own, or a client that went away while sending. Its text may hold anything, so it is not passed on.
      if (response.headersSent) response.destroy()
      else sendFailure(response, failure('api_error', 'FreeCC failed to handle this request.'), newId('req'))
    })
  }

  return {
    modelLists: routes.modelLists,
    status: () => status,
    setOn(on) {
      isOn = on
      if (status.state === 'on' || status.state === 'off') status = { state: on ? 'on' : 'off', url: status.url }
    },
    configure(next) {
      config = next
      routes.configure(next)
      if (server !== null) routes.learn()
    },
    async listen() {
      await closeServer(server, 0)
      const { host, port } = config.settings.proxy
      const next = createHttpServer(limits, onRequest)
      server = next
      status = await bind(next, host, port, isOn)
      if (status.state === 'on' || status.state === 'off') routes.learn()
      return status
    },
    async close(graceMs) {
      await closeServer(server, graceMs)
      server = null
      await Promise.all([client.close(), promptCounter.close()])
    },
  }
}

function tooManyRequests(open: number): Failure {
  return failure('overloaded_error', `FreeCC is answering ${open} requests already.`, { retryAfterSeconds: 5 })
}
