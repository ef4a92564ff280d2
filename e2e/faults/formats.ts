import type { WireFormat } from '../../shared/providers/index.ts'
import { chatApi } from '../upstream/chat-api.ts'
import { checkHttp } from '../upstream/check-http.ts'
import { geminiApi } from '../upstream/gemini/gemini-api.ts'
import { responsesApi } from '../upstream/responses/responses-api.ts'
import { answer, call, failure } from '../upstream/scenario.ts'
import { messageEvents } from '../upstream/send-message.ts'
import type { UpstreamApi } from '../upstream/upstream-api.ts'
import type { RawRequest } from './read-request.ts'

/** A wire format, as far as faults know it. */
export interface SpokenFormat {
  readonly wireFormat: WireFormat
  readonly provider: string
  readonly model: string
  /** Behind the upstream's origin, as a user sets it. */
  readonly basePath: string
  /** The events of an answer that says `helloText`. */
  readonly hello: readonly string[]
  /** The first of them, up to one with text in it. */
  readonly beginning: readonly string[]
  /** Those of an answer with a bit of everything. */
  readonly rich: readonly string[]
  /** An error's body. */
  readonly error: (status: number, message: string) => object
  /** What is wrong with a request, sent with the key of the tests to this port. */
  readonly check: (request: RawRequest, port: number) => readonly string[]
}

export const helloText = 'Hello, how are you? Grüße! 🤔'

const key = 'upstream-key'

const toolCalls = [call('call_1', 'Bash', { command: 'ls', timeout: 5 }), call('call_2', 'Read', { path: '/ä' })]

function spoken<Body>(
  wireFormat: WireFormat,
  provider: string,
  model: string,
  api: UpstreamApi<Body>,
  asked: Body,
): SpokenFormat {
  const [path = ''] = api.paths
  const events = (parts: Parameters<typeof answer>[0]) => {
    const encoded = api.encodeAnswer(answer(parts), { body: asked, conversation: api.read(asked, path) }, 1)
    if (encoded.kind !== 'stream') throw new Error(`${wireFormat} did not stream`)
    return encoded.events
  }
  return {
    wireFormat,
    provider,
    model,
    basePath: api.basePath,
    ...cut(events({ text: helloText })),
    rich: events({ reasoning: 'Let me see.', text: 'I look.', toolCalls }),
    error: (status, message) => api.encodeError(failure(status, { message })),
    check: (request, port) => [
      ...checkHttp(request, {
        path: api.paths.find((each) => each === request.url) ?? path,
        host: `localhost:${port}`,
        headers: api.keyHeaders(key),
      }),
      ...api.check(JSON.parse(request.body), request.url),
    ],
  }
}

function cut(hello: readonly string[]): Pick<SpokenFormat, 'hello' | 'beginning'> {
  const firstText = hello.findIndex((event) => event.includes('Hello'))
  return { hello, beginning: hello.slice(0, firstText + 1) }
}

/** Anthropic's own API, and another vendor's imitation of it. */
function messages(wireFormat: WireFormat, provider: string, model: string, basePath: string): SpokenFormat {
  const frames = messageEvents(model, { text: helloText }, 1).split(/(?<=\n\n)/)
  const half = helloText.length / 2
  // Two deltas, so that there is something to cut between.
  const events = frames.flatMap((frame) =>
    frame.includes('text_delta')
      ? [frame.replace(helloText, helloText.slice(0, half)), frame.replace(helloText, helloText.slice(half))]
      : [frame],
  )
  return {
    wireFormat,
    provider,
    model,
    basePath,
    ...cut(events),
    rich: messageEvents(model, { text: 'I look.', toolCalls }, 1).split(/(?<=\n\n)/),
    error: (status, message) => ({
      type: 'error',
      error: { type: status === 429 ? 'rate_limit_error' : 'api_error', message },
      request_id: 'req_upstream',
    }),
    check: (request) => [
      ...(request.method === 'POST' ? [] : [`the method is ${request.method}`]),
      ...(/\/v1\/messages(\?beta=true)?$/.test(request.url) ? [] : [`the path is ${request.url}`]),
      ...((JSON.parse(request.body) as { model: string }).model === model ? [] : ['another model']),
      ...(request.headers.authorization === 'Bearer any' ? ['the client’s key was passed on'] : []),
    ],
  }
}

const geminiBody = { contents: [], generationConfig: {} }

export const chat = spoken('openai-chat', 'openai', 'gpt-4.1', chatApi(), {
  model: 'gpt-4.1',
  messages: [],
  stream: true,
  stream_options: { include_usage: true },
})

export const formats: readonly SpokenFormat[] = [
  chat,
  spoken('openai-responses', 'perplexity', 'gpt-5', responsesApi({ model: 'gpt-5' }), {
    model: 'gpt-5',
    input: [],
    stream: true,
  }),
  spoken('gemini', 'gemini', 'gemini-2.5-flash', geminiApi({ model: 'gemini-2.5-flash' }), geminiBody as never),
  messages('anthropic-compatible', 'deepseek', 'deepseek-chat', '/anthropic'),
  messages('anthropic', 'anthropic', 'claude-opus-5-5', ''),
]
