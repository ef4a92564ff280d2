import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect as openSocket, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { buildConnector } from 'undici'
import { chatApi } from './chat-api.ts'
import { checkHttp } from './check-http.ts'
import { failure } from './scenario.ts'
import { sendError } from './send-reply.ts'

/** All hosts of the internet at once, on loopback: what is sent to any of them arrives here, as it was sent. */
export interface AnyHost {
  /** Opens connections for a client in place of its own way to the hosts. TLS is left out, nothing else. */
  readonly connect: buildConnector.connector
  /** What the next request must be; the one before is forgotten. */
  expect(request: ExpectedRequest): void
  /** What was wrong with the request since then; it must have been one. */
  complaints(): readonly string[]
  close(): Promise<void>
}

export interface ExpectedRequest {
  /** The whole of it. */
  readonly url: string
  /** As `checkHttp` wants them. */
  readonly headers: Readonly<Record<string, string>>
  /** What is wrong with the body. */
  readonly check: (body: unknown) => readonly string[]
  /** Called for a request that is right; any other is answered with status 400. */
  readonly answer: (response: ServerResponse, body: unknown) => void | Promise<void>
}

export async function startAnyHost(): Promise<AnyHost> {
  /** Origins by the port that their connection comes from. */
  const origins = new Map<number | undefined, string>()
  let expected: ExpectedRequest | null = null
  let complaints: readonly string[] = []

  const server = createServer((request, response) => {
    receive(request, response).catch((error: unknown) => {
      complaints = [...complaints, String(error)]
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: unknown = JSON.parse(await text(request))
    if (expected === null) throw new Error('Nothing more was expected.')
    const { url, headers, check, answer } = expected
    expected = null
    const { origin, host, pathname, search } = new URL(url)
    const asked = origins.get(request.socket.remotePort)
    complaints = [
      ...(asked === origin ? [] : [`it was sent to ${asked}, not to ${origin}`]),
      ...checkHttp(request, { path: pathname + search, host, headers }),
      ...check(body),
    ]
    if (complaints.length > 0) return sendError(response, chatApi(), failure(400, { message: complaints.join('; ') }))
    await answer(response, body)
  }

  return {
    connect({ protocol, host, hostname }, callback) {
      const socket = openSocket(port, '127.0.0.1', () => {
        origins.set(socket.localPort, `${protocol}//${host ?? hostname}`)
        callback(null, socket)
      })
      socket.once('error', (error) => callback(error, null))
    },
    expect(request) {
      expected = request
      complaints = []
    },
    complaints: () => (expected === null ? complaints : ['nothing came']),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
