import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import type { WireFormat } from '../../../shared/providers/index.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { defaultSettings, type RouteOverrides, type Settings } from '../../../shared/settings.ts'
import { startServer } from '../../models/testing/start-server.ts'
import { createProxy, type ProxyParts } from '../create-proxy.ts'
import { limits as usualLimits, type Limits } from '../limits.ts'
import type { ExchangeObserver, ProxyConfig } from '../proxy.ts'
import type { UpstreamClient } from '../upstream/upstream-client.ts'

/** An upstream that answers as the test says; stopped when the test ends. */
export async function startUpstream(answer: RequestListener): Promise<{ url: string }> {
  return { url: await startServer(answer) }
}

export interface ProxyOptions {
  readonly provider?: string
  readonly baseUrl?: string
  readonly wireFormat?: WireFormat
  readonly model?: string
  readonly token?: string
  readonly logging?: Partial<Settings['logging']>
  readonly observer?: Partial<ExchangeObserver>
  readonly models?: ProxyConfig['models']
  /** What differs from the usual limits. */
  readonly limits?: Partial<Limits>
  readonly client?: UpstreamClient
  readonly budget?: ProxyParts['budget']
  /** Whether upstreams are asked about their models; they are unless told. */
  readonly refresh?: boolean
  /** More connections, such as for `provider/model` names. */
  readonly connections?: Settings['connections']
  /** Of BIG's route. */
  readonly overrides?: RouteOverrides
}

/** A listening proxy whose BIG and SMALL go to one upstream; closed when the test ends. */
export async function startProxy({
  provider = 'openai',
  baseUrl,
  wireFormat,
  model = 'gpt-4.1',
  token,
  logging,
  observer,
  models,
  limits,
  client,
  budget,
  refresh = true,
  connections = [],
  overrides,
}: ProxyOptions) {
  const exchanges: ExchangeSummary[] = []
  const settings: Settings = {
    ...defaultSettings,
    proxy: { host: '127.0.0.1', port: 0, on: true },
    connections: [
      {
        id: 'big',
        provider,
        ...(baseUrl === undefined ? {} : { baseUrl }),
        ...(wireFormat && { wireFormat }),
        keys: [{ store: 'environment', variable: 'KEY' }],
      },
      ...connections,
    ],
    models: { ...defaultSettings.models, refresh },
    routes: { ...defaultSettings.routes, big: [{ connection: 'big', model, ...(overrides && { overrides }) }] },
    logging: { ...defaultSettings.logging, ...logging },
  }
  const proxy = createProxy(
    { settings, readKey: () => 'upstream-key', token: token ?? null, ...(models && { models }) },
    { exchange: (summary) => void exchanges.push(summary), ...observer },
    { limits: { ...usualLimits, ...limits }, ...(client && { client }), ...(budget && { budget }) },
  )
  const status = await proxy.listen()
  if (status.state !== 'on') throw new Error(`The proxy did not start: ${JSON.stringify(status)}`)
  onTestFinished(() => proxy.close(0))
  return { proxy, url: status.url, exchanges }
}

/** The whole body of a request. */
export async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming as AsyncIterable<Buffer>) text += chunk.toString()
  return text
}

/** Begins a streamed Chat Completions answer; `chunk` sends one event. */
export function startChatStream(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  return {
    chunk: (delta: object, more: object = {}) =>
      response.write(
        `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: null, ...more }] })}\n\n`,
      ),
    finish: (reason = 'stop') => {
      response.write(
        `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: {}, finish_reason: reason }] })}\n\n`,
      )
      response.write(
        `data: ${JSON.stringify({ id: 'c', choices: [], usage: { prompt_tokens: 9, completion_tokens: 2 } })}\n\n`,
      )
      response.end('data: [DONE]\n\n')
    },
  }
}

/** A request as small as the API allows. */
export const smallRequest = {
  model: 'claude-opus-5-5',
  max_tokens: 100,
  messages: [{ role: 'user' as const, content: 'hello' }],
}

/** Sends a request the way Claude Code does. */
export function postMessages(
  url: string,
  body: object | string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
) {
  return fetch(`${url}/v1/messages?beta=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer any', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
}
