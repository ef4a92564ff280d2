import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A careless provider: it repeats the key that it was sent, in headers, errors and answers, whole and in pieces. */
export async function startEchoingUpstream() {
  let count = 0
  const server = createServer((request, response) => {
    const key = (request.headers.authorization ?? 'nothing').replace('Bearer ', '')
    request.resume()
    request.on('end', () => {
      response.setHeader('x-your-key', key)
      if (request.method === 'GET') return void response.writeHead(404).end(key)
      count += 1
      // The first is an answer; the second, asked for in the same way, an error.
      if (count % 2 === 1) answer(response, key)
      else refuse(response, key)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function refuse(response: ServerResponse, key: string): void {
  response.writeHead(400, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({ error: { message: `Your key ${key} is not for this.`, type: 'invalid_request_error' } }),
  )
}

function answer(response: ServerResponse, key: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const pieces = [`Your key is `, key.slice(0, 9), key.slice(9, 17), key.slice(17), `, and again ${key}.`]
  for (const content of pieces) send(response, { delta: { content }, finish_reason: null })
  send(response, { delta: {}, finish_reason: 'stop' })
  response.end('data: [DONE]\n\n')
}

function send(response: ServerResponse, choice: object): void {
  response.write(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, ...choice }] })}\n\n`)
}
