import { createServer } from 'node:http'

/**
 * A provider that answers at once, as its own process: a burst of 200 chunks where the request asks for a stream, one
 * JSON body otherwise. Prints its port when it is ready.
 */
const chunkCount = 200

const events = Array.from({ length: chunkCount }, (_, index) => chunk({ content: `word ${index} ` }, null))
const lastEvents = [
  chunk({}, 'stop'),
  `data: ${JSON.stringify({ ...head(), choices: [], usage: usage() })}\n\n`,
  'data: [DONE]\n\n',
]
const streamParts = [chunk({ role: 'assistant', content: '' }, null), ...events, ...lastEvents].map((text) =>
  Buffer.from(text),
)
const jsonBody = Buffer.from(
  JSON.stringify({
    ...head(),
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'A short answer.' }, finish_reason: 'stop' }],
    usage: usage(),
  }),
)

const server = createServer((incoming, response) => {
  const parts: Buffer[] = []
  incoming.on('data', (part: Buffer) => parts.push(part))
  incoming.on('end', () => {
    if (Buffer.concat(parts).includes('"stream":true')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const part of streamParts) response.write(part)
      response.end()
    } else {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': jsonBody.length })
      response.end(jsonBody)
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`mock upstream on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`)
})

function head() {
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'bench' }
}

function usage() {
  return { prompt_tokens: 500, completion_tokens: chunkCount, total_tokens: 500 + chunkCount }
}

function chunk(delta: object, finishReason: string | null): string {
  return `data: ${JSON.stringify({ ...head(), choices: [{ index: 0, delta, finish_reason: finishReason }] })}\n\n`
}
