import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'

/** A server on loopback, stopped when the test ends; gives its origin. */
export async function startServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

/** One that answers these paths with JSON, and others with 404; `asked` hears of each request. */
export function startJsonServer(
  answers: Readonly<Record<string, unknown>>,
  asked: (request: string) => void = () => undefined,
): Promise<string> {
  return startServer((incoming, response) => {
    let body = ''
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()))
    incoming.on('end', () => {
      asked(`${incoming.method} ${incoming.url}${body === '' ? '' : ` ${body}`}`)
      const answer = answers[incoming.url ?? '']
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? { error: 'not found' }))
    })
  })
}
