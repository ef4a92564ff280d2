import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import { answerBadHttp } from './bad-http.ts'
import type { Limits } from './limits.ts'

/** How often clients are looked at that take too long. */
const mostCheckingMs = 5_000

/** Node's HTTP server at its strictest, with time limits, and with errors in Anthropic's form where Node has none. */
export function createHttpServer(
  { clientHeadersMs, clientRequestMs }: Pick<Limits, 'clientHeadersMs' | 'clientRequestMs'>,
  onRequest: (incoming: IncomingMessage, response: ServerResponse) => void,
): Server {
  const answering = new WeakMap<Duplex, ServerResponse>()
  const answer = (incoming: IncomingMessage, response: ServerResponse) => {
    answering.set(incoming.socket, response)
    onRequest(incoming, response)
  }
  const server = createServer(
    {
      headersTimeout: clientHeadersMs,
      requestTimeout: clientRequestMs,
      connectionsCheckingInterval: Math.min(mostCheckingMs, clientHeadersMs),
      keepAliveTimeout: 75_000,
      insecureHTTPParser: false,
      // Ours says so in Anthropic's form.
      requireHostHeader: false,
    },
    answer,
  )
  // Node would answer an expectation that it does not know with a bare status 417.
  server.on('checkExpectation', answer)
  server.on('clientError', (error, socket) => answerBadHttp(error, socket, answering.get(socket)))
  return server
}

/** Listens, and says how that went. */
export function bind(server: Server, host: string, port: number, isOn: boolean): Promise<ProxyStatus> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === 'EADDRINUSE'
          ? { state: 'port-in-use', port }
          : { state: 'failed', message: explainBind(error, host, port) },
      )
    })
    server.listen(port, host, () => {
      const urlHost = host.includes(':') ? `[${host}]` : host
      resolve({ state: isOn ? 'on' : 'off', url: `http://${urlHost}:${addressOf(server)?.port ?? port}` })
    })
  })
}

/** Where it listens, if it does. */
export function addressOf(server: Server | null): AddressInfo | null {
  const address = server?.address() ?? null
  return typeof address === 'string' ? null : address
}

function explainBind(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EACCES':
      return `Port ${port} may not be used without special rights; choose one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}; use 127.0.0.1.`
    default:
      return `Could not listen on ${host}:${port} (${error.code ?? error.message}).`
  }
}

/** Stops accepting at once; what is open may finish for `graceMs` milliseconds. */
export async function closeServer(server: Server | null, graceMs: number): Promise<void> {
  if (server === null || !server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection whose answer ends now would stay open for the client's next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(deadline)
}
