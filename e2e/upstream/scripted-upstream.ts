import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chatApi, type ChatServer } from './chat-api.ts'
import type { ChatBody } from './chat-body.ts'
import { checkHttp } from './check-http.ts'
import type { Conversation } from './conversation.ts'
import { failure, type ReceivedRequest, type Step } from './scenario.ts'
import { sendError, sendReply } from './send-reply.ts'
import type { UpstreamApi } from './upstream-api.ts'

/** A server on loopback that follows a script and is stricter than any real one. */
export interface Upstream<Body> {
  /** As a user would set it. */
  readonly baseUrl: string
  readonly key: string | null
  /** What came in so far and was correct, oldest first. */
  readonly requests: readonly ReceivedRequest<Body>[]
  /** How many answers are being sent at this moment; one that nobody listens to any more does not count. */
  openAnswers(): number
  /** Replaces the script and forgets all earlier requests and violations. */
  play(steps: readonly Step[]): void
  /** Throws, with everything that was wrong, unless each request was correct and each step was used. */
  verify(): void
  close(): Promise<void>
}

/** One that speaks OpenAI's Chat Completions. */
export type ScriptedUpstream = Upstream<ChatBody>

export interface UpstreamKeys {
  /** The only key that is accepted; null for a server without keys. */
  readonly key: string | null
  /** A key that was good once: a request with it is answered with status 401, and counts neither as correct nor wrong. */
  readonly revokedKey?: string
}

export type UpstreamOptions = UpstreamKeys & ChatServer

export function startScriptedUpstream(options: UpstreamOptions): Promise<ScriptedUpstream> {
  return startUpstream(chatApi(options), options)
}

export async function startUpstream<Body>(
  api: UpstreamApi<Body>,
  { key, revokedKey }: UpstreamKeys,
): Promise<Upstream<Body>> {
  const requests: ReceivedRequest<Body>[] = []
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

  const headers = key === null ? {} : api.keyHeaders(key)

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isRevoked(request)) {
      return sendError(response, api, failure(401, { message: 'This key was revoked.', code: 'invalid_api_key' }))
    }
    const receivedAt = Date.now()
    const asked = request.url ?? ''
    const path = api.paths.includes(asked) ? asked : api.paths.join(' or ')
    const found = [...checkHttp(request, { path, host, headers })]
    const parsed = parseJson(await readText(request))
    found.push(...api.check(parsed, asked))
    if (found.length > 0) return refuse(response, found)

    const body = parsed as Body
    const conversation = api.read(body, asked)
    const step = takeStep(conversation)
    if (!step) return refuse(response, [`no step of the script expects this request: ${describe(conversation)}`])
    requests.push({ headers: request.headers, body, conversation, step: step.name, receivedAt })
    const reply = typeof step.reply === 'function' ? step.reply(conversation) : step.reply
    open.add(response.once('close', () => open.delete(response)))
    await sendReply(response, api, { body, conversation }, reply, requests.length)
  }

  function isRevoked(request: IncomingMessage): boolean {
    if (revokedKey === undefined) return false
    return Object.entries(api.keyHeaders(revokedKey)).every(([name, value]) => request.headers[name] === value)
  }

  function takeStep(conversation: Conversation): Step | undefined {
    const step = waiting.find((candidate) => candidate.when?.(conversation) ?? true)
    if (step && !step.optional) waiting = waiting.filter((other) => other !== step)
    return step
  }

  function refuse(response: ServerResponse, found: readonly string[]): void {
    violations.push(...found)
    const message = `Scripted upstream: ${found.join('; ')}`
    sendError(response, api, failure(400, { message, type: 'invalid_request_error', code: null }))
  }

  return {
    baseUrl: `http://${host}${api.basePath}`,
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

function describe({ model, userTexts, results }: Conversation): string {
  const last = userTexts.at(-1)?.slice(0, 400)
  return `model ${model}, results of ${[...results.keys()].join(', ')}, the user said last: ${last}`
}
