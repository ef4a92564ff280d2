import { once } from 'node:events'
import { createServer as createPlainServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { onTestFinished } from 'vitest'
import { createRequestReader, type RawRequest } from './read-request.ts'

/** One thing that a server does on its side of a connection. */
export type Step = (socket: Socket) => void | Promise<void>

/** What follows one request, step after step. The connection then waits for its next request. */
export type Reply = readonly Step[]

export interface FaultyUpstreamOptions {
  /** What is wrong with a request; empty if all is well. */
  readonly check?: (request: RawRequest) => readonly string[]
  /** Makes it a TLS server, with this certificate. */
  readonly tls?: TlsOptions
  /** Answers as soon as the headers are there, and reads no body. */
  readonly isHasty?: boolean
  /** Sent as soon as somebody connects. */
  readonly greeting?: string
}

/** A server on raw sockets, on loopback, that answers with whatever bytes it is told to. */
export interface FaultyUpstream {
  readonly origin: string
  readonly port: number
  /** What came in, oldest first. */
  readonly requests: readonly RawRequest[]
  /** How many connections were ever made, and how many there are. */
  connections(): number
  openConnections(): number
  /** Breaks all connections off, as a change of network does. */
  dropConnections(): void
  /** Takes no more connections. */
  close(): void
  /** Everything that was wrong with what it was sent. */
  violations(): readonly string[]
}

/** The first request gets the first reply, and so on; the last reply serves for all that follow. */
export async function startFaultyUpstream(
  replies: readonly Reply[],
  { check = () => [], tls, isHasty = false, greeting = '' }: FaultyUpstreamOptions = {},
): Promise<FaultyUpstream> {
  const requests: RawRequest[] = []
  const violations: string[] = []
  const open = new Set<Socket>()
  let connections = 0

  async function serve(socket: Socket): Promise<void> {
    const reader = createRequestReader(socket)
    for (;;) {
      const request = await reader.next({ withoutBody: isHasty })
      if (request === null) return
      violations.push(...check(request))
      const reply = replies[Math.min(requests.length, replies.length - 1)] ?? []
      requests.push(request)
      for (const step of reply) if (!socket.destroyed) await step(socket)
    }
  }

  const server = tls === undefined ? createPlainServer() : createTlsServer(tls)
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    connections += 1
    open.add(socket)
    // A client that breaks off is what many of these tests are about.
    socket.setNoDelay(true).on('error', () => {})
    socket.once('close', () => open.delete(socket))
    if (greeting !== '') socket.write(greeting)
    serve(socket).catch((error: unknown) => {
      violations.push(String(error))
      socket.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://localhost:${port}`,
    port,
    requests,
    connections: () => connections,
    openConnections: () => open.size,
    dropConnections: () => {
      for (const socket of open) socket.resetAndDestroy()
    },
    close: () => void server.close(),
    violations: () => violations,
  }
}
