import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, ErrorReply, RawReply, Reply } from './scenario.ts'
import type { Asked, UpstreamApi } from './upstream-api.ts'

/** Sends what the script says, in the form of the API. `number` makes the id of an answer unique. */
export async function sendReply<Body>(
  response: ServerResponse,
  api: UpstreamApi<Body>,
  asked: Asked<Body>,
  reply: Reply,
  number: number,
): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      return sendAnswer(response, api, asked, reply, number)
    case 'error':
      return sendError(response, api, reply)
    case 'raw':
      return sendRaw(response, reply)
  }
}

export function sendError(
  response: ServerResponse,
  api: Pick<UpstreamApi<never>, 'encodeError'>,
  reply: ErrorReply,
): void {
  sendJson(response, reply.status, api.encodeError(reply), reply.headers)
}

/** Sends an answer streamed if the request asks for it. */
async function sendAnswer<Body>(
  response: ServerResponse,
  api: UpstreamApi<Body>,
  asked: Asked<Body>,
  answer: Answer,
  number: number,
) {
  const encoded = api.encodeAnswer(answer, asked, number)
  if (encoded.kind === 'body') return sendJson(response, 200, encoded.body)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  for (const [index, event] of encoded.events.entries()) {
    if (response.destroyed) return
    if (index === answer.breakAfter) return void response.destroy()
    if (answer.paceMs !== undefined && index > 0) await sleep(answer.paceMs)
    // Written out before the next one, so that a connection that breaks has delivered what came before.
    await new Promise<void>((resolve) => response.write(event, () => resolve()))
  }
  response.end()
}

async function sendRaw(response: ServerResponse, { status, headers, body, delayMs }: RawReply): Promise<void> {
  if (delayMs) await sleep(delayMs)
  response.writeHead(status, headers)
  response.end(body)
}

function sendJson(response: ServerResponse, status: number, body: object, headers: ErrorReply['headers'] = {}): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers })
  response.end(bytes)
}
