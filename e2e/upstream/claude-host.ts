import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A server on loopback that speaks Anthropic's own API and answers everything with the same text. */
export interface ClaudeHost {
  /** Without `/v1`. */
  readonly baseUrl: string
  readonly requests: readonly ClaudeHostRequest[]
  close(): Promise<void>
}

export interface ClaudeHostRequest {
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: ClaudeHostBody
}

export interface ClaudeHostBody {
  readonly model: string
  readonly system: ReadonlyArray<{ readonly text: string }>
  readonly stream?: boolean
}

export async function startClaudeHost(answer: string): Promise<ClaudeHost> {
  const requests: ClaudeHostRequest[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const parsed = JSON.parse(body) as ClaudeHostBody
      requests.push({ url: request.url, headers: request.headers, body: parsed })
      sendAnswer(response, parsed.model, answer, requests.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function sendAnswer(response: ServerResponse, model: string, answer: string, number: number): void {
  const usage = { input_tokens: 1000, output_tokens: 1, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }
  const message = { id: `msg_${number}`, type: 'message', role: 'assistant', model, content: [], usage }
  const events = [
    { type: 'message_start', message: { ...message, stop_reason: null, stop_sequence: null } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: answer } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 9 } },
    { type: 'message_stop' },
  ]
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': `req_${number}` })
  response.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''))
}
