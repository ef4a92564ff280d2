import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ListingServer {
  /** As a user would set it. */
  readonly baseUrl: string
  close(): Promise<void>
}

/** A server in front of a scripted one, which lists these models, and passes on what they are asked. */
export async function withModelList(upstreamUrl: string, models: readonly string[]): Promise<ListingServer> {
  const { hostname, port, host } = new URL(upstreamUrl)
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    if (method === 'GET' && url === '/v1/models') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ object: 'list', data: models.map((id) => ({ id, object: 'model' })) }))
      return
    }
    // Other questions about models are for servers of another kind.
    if (method === 'GET') {
      response.writeHead(404).end()
      return
    }
    const passedOn = ask({ hostname, port, path: url, method, headers: { ...headers, host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passedOn.on('error', () => response.destroy())
    request.pipe(passedOn)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
