import { createServer } from 'node:http'

/** A provider that streams as a model does: a few words every few milliseconds. Prints its address when it is ready. */
const chunkCount = 100
const pauseMs = 10

const server = createServer((incoming, response) => {
  incoming.resume()
  incoming.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    let sent = 0
    const timer = setInterval(() => {
      sent += 1
      response.write(chunk({ content: `word ${sent} ` }, null))
      if (sent < chunkCount) return
      clearInterval(timer)
      response.write(chunk({}, 'stop'))
      const usage = { prompt_tokens: 500, completion_tokens: chunkCount, total_tokens: 500 + chunkCount }
      response.write(`data: ${JSON.stringify({ id: 'c', choices: [], usage })}\n\n`)
      response.end('data: [DONE]\n\n')
    }, pauseMs)
    response.on('close', () => clearInterval(timer))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`paced upstream on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`)
})

function chunk(delta: object, finishReason: string | null): string {
  return `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: finishReason }] })}\n\n`
}
