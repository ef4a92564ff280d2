import type { ChatRequestDialect } from '../../src-main/codecs/openai-chat/testing/check-chat-request.ts'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkBody } from './check-body.ts'
import { checkHttp } from './check-http.ts'
import type { ChatBody } from './chat-body.ts'
import { failure, type ReceivedRequest, type Step } from './scenario.ts'
import { sendError, sendReply } from './send-reply.ts'

/** An OpenAI-compatible server on loopback that follows a script and is stricter than any real one. */
export interface ScriptedUpstream {
  /** As a user would set it, ending in `/v1`. */
  readonly baseUrl: string
  readonly key: string | null
  /** What came in so far and was correct, oldest first. */
  readonly requests: readonly ReceivedRequest[]
  /** How many answers are being sent at this moment; one that nobody listens to any more does not count. */
  openAnswers(): number
  /** Replaces the script and forgets all earlier requests and violations. */
  play(steps: readonly Step[]): void
  /** Throws, with everything that was wrong, unless each request was correct and each step was used. */
  verify(): void
  close(): Promise<void>
}

export interface UpstreamOptions {
  /** The only key that is accepted; null for a server without keys. */
  readonly key: string | null
  /** A key that was good once: a request with it is answered with status 401, and counts neither as correct nor wrong. */
  readonly revokedKey?: string
  /** Names that this server knows; left out: any. */
  readonly models?: readonly string[]
  /** Fields beyond OpenAI's that it understands. */
  readonly dialect?: ChatRequestDialect | undefined
}

export async function startScriptedUpstream(options: UpstreamOptions): Promise<ScriptedUpstream> {
  const { key, revokedKey, models, dialect } = options
  const requests: ReceivedRequest[] = []
  const violations: string[] = []
  const open = new Set<ServerResponse>()
  let waiting: Step[] = []

  const server = createServer((request, response) => {
    answerRequest(request, response).catch((error: unknown) => {
      violations.push(`the scripted upstream failed: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  const keyHeader: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (revokedKey !== undefined && request.headers.authorization === `Bearer ${revokedKey}`) {
      return sendError(response, failure(401, { message: 'This key was revoked.', code: 'invalid_api_key' }))
    }
    const receivedAt = Date.now()
    const found = [...checkHttp(request, { path: '/v1/chat/completions', host, headers: keyHeader })]
    const body = parseJson(await readText(request))
    found.push(...checkBody(body, models, dialect))
    if (found.length > 0) return refuse(response, found)

    const chat = body as ChatBody
    const step = takeStep(chat)
    if (!step) return refuse(response, [`no step of the script expects this request: ${describe(chat)}`])
    requests.push({ headers: request.headers, body: chat, step: step.name, receivedAt })
    const reply = typeof step.reply === 'function' ? step.reply(chat) : step.reply
    open.add(response.once('close', () => open.delete(response)))
    await sendReply(response, chat, reply, requests.length)
  }

  function takeStep(body: ChatBody): Step | undefined {
    const step = waiting.find((candidate) => candidate.when?.(body) ?? true)
    if (step && !step.optional) waiting = waiting.filter((other) => other !== step)
    return step
  }

  function refuse(response: ServerResponse, found: readonly string[]): void {
    violations.push(...found)
    const message = `Scripted upstream: ${found.join('; ')}`
    sendError(response, failure(400, { message, type: 'invalid_request_error', code: null }))
  }

  return {
    baseUrl: `http://${host}/v1`,
    key,
    requests,
    openAnswers: () => open.size,
    play(steps) {
      requests.length = 0
      violations.length = 0
      waiting = [...steps]
    },
    verify() {
      const unused = waiting.filter((step) => !step.optional).map((step) => `the step "${step.name}" was never reached`)
      const all = [...violations, ...unused]
      if (all.length > 0) throw new Error(`The upstream complains:\n${all.map((line) => `  - ${line}`).join('\n')}`)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function describe(body: ChatBody): string {
  const last = JSON.stringify(body.messages.at(-1))
  return `model ${body.model}, ${body.messages.length} messages, the last one ${last.slice(0, 400)}`
}
