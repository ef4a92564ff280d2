import { createServer } from 'node:http'
import { Pool } from 'undici'

/** The least that a proxy in Node can be: bytes in, bytes out. It sets the scale for what translating costs. */
const pool = new Pool(process.argv[2] ?? '')

const server = createServer((incoming, response) => {
  const { method = 'POST', url: path = '/', headers } = incoming
  const { 'content-type': type = '', 'content-length': length = '' } = headers
  const options = { path, method, headers: { 'content-type': type, 'content-length': length }, body: incoming }
  pool.request(options as Parameters<typeof pool.request>[0]).then(
    ({ statusCode, headers: answerHeaders, body }) => body.pipe(response.writeHead(statusCode, answerHeaders)),
    () => response.destroy(),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`byte pipe on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`)
})
