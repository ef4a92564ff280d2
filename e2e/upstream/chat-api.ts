import type { ChatRequestDialect } from '../../src-main/codecs/openai-chat/testing/chat-request-dialect.ts'
import { answerBody, answerChunks } from './answer-chunks.ts'
import { imagesOf, textOf, toolResults, type ChatBody } from './chat-body.ts'
import { checkBody } from './check-body.ts'
import type { Answer } from './scenario.ts'
import { dataEvent, type Asked, type EncodedAnswer, type UpstreamApi } from './upstream-api.ts'

export interface ChatServer {
  /** Names that this server knows; left out: any. */
  readonly models?: readonly string[] | undefined
  /** Fields beyond OpenAI's that it understands. */
  readonly dialect?: ChatRequestDialect | undefined
}

/** OpenAI's Chat Completions. */
export function chatApi({ models, dialect }: ChatServer = {}): UpstreamApi<ChatBody> {
  return {
    basePath: '/v1',
    paths: ['/v1/chat/completions'],
    keyHeaders: (key) => ({ authorization: `Bearer ${key}` }),
    check: (body) => checkBody(body, models, dialect),
    read: (body) => ({
      model: body.model,
      isStreamed: body.stream === true,
      userTexts: body.messages.filter(({ role }) => role === 'user').map(textOf),
      results: toolResults(body),
      media: body.messages.flatMap(imagesOf),
      tools: (body.tools ?? []).map(({ function: { name, description = '' } }) => ({ name, description })),
    }),
    encodeAnswer,
    encodeError: ({ error: { details: _, ...error } }) => ({
      error: { type: null, param: null, code: null, ...error },
    }),
  }
}

function encodeAnswer(answer: Answer, { body }: Asked<ChatBody>, number: number): EncodedAnswer {
  const identity = { id: `chatcmpl-scripted${number}`, model: body.model, created: Math.floor(Date.now() / 1000) }
  if (!body.stream) return { kind: 'body', body: answerBody(answer, identity) }
  const chunks = answerChunks(answer, identity, body.stream_options?.include_usage === true)
  return { kind: 'stream', events: [...chunks, '[DONE]'].map(dataEvent) }
}
