import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sendMessage } from './send-message.ts'

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
      sendMessage(response, parsed.model, { text: answer }, requests.length)
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
