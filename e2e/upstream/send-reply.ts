import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerBody, answerChunks } from './answer-chunks.ts'
import type { ChatBody } from './chat-body.ts'
import type { Answer, ErrorReply, RawReply, Reply } from './scenario.ts'

/** Sends what the script says. `number` makes the id of an answer unique. */
export async function sendReply(response: ServerResponse, body: ChatBody, reply: Reply, number: number): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      return sendAnswer(response, body, reply, number)
    case 'error':
      return sendError(response, reply)
    case 'raw':
      return sendRaw(response, reply)
  }
}

/** Sends an error in OpenAI's form. */
export function sendError(response: ServerResponse, { status, headers, error }: ErrorReply): void {
  sendJson(response, status, { error: { type: null, param: null, code: null, ...error } }, headers)
}

/** Sends an answer the way OpenAI does, streamed if the request asks for it. */
async function sendAnswer(response: ServerResponse, body: ChatBody, answer: Answer, number: number) {
  const identity = { id: `chatcmpl-scripted${number}`, model: body.model, created: Math.floor(Date.now() / 1000) }
  if (!body.stream) return sendJson(response, 200, answerBody(answer, identity))
  const chunks = answerChunks(answer, identity, body.stream_options?.include_usage === true)
  const events = [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]']
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  for (const [index, event] of events.entries()) {
    if (response.destroyed) return
    if (index === answer.breakAfter) return void response.destroy()
    if (answer.paceMs !== undefined && index > 0) await sleep(answer.paceMs)
    // Written out before the next one, so that a connection that breaks has delivered what came before.
    await new Promise<void>((resolve) => response.write(`data: ${event}\n\n`, () => resolve()))
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
