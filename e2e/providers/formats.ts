import type { ServerResponse } from 'node:http'
import type { WireFormat } from '../../shared/providers/index.ts'
import { checkMessagesRequest } from '../../src-main/codecs/anthropic-compatible/testing/check-messages-request.ts'
import { messagesDialectOf } from '../../src-main/codecs/anthropic-compatible/testing/messages-dialects.ts'
import { checkGeminiRequest } from '../../src-main/codecs/gemini/testing/check-gemini-request.ts'
import { checkChatRequest } from '../../src-main/codecs/openai-chat/testing/check-chat-request.ts'
import { dialectOf } from '../../src-main/codecs/openai-chat/testing/dialects.ts'
import { checkResponsesRequest } from '../../src-main/codecs/openai-responses/testing/check-responses-request.ts'
import { dialectOf as responsesDialectOf } from '../../src-main/codecs/openai-responses/testing/dialects.ts'
import { knowsPhases } from '../../src-main/codecs/thinking/openai-models.ts'
import { hashSession } from '../../src-main/proxy/ids.ts'
import { chatApi } from '../upstream/chat-api.ts'
import { geminiApi } from '../upstream/gemini/gemini-api.ts'
import { responsesApi } from '../upstream/responses/responses-api.ts'
import { answer, call } from '../upstream/scenario.ts'
import { sendMessage } from '../upstream/send-message.ts'
import { sendReply } from '../upstream/send-reply.ts'
import type { UpstreamApi } from '../upstream/upstream-api.ts'

/** What the tests know of one format, at one provider. */
export interface ProvenFormat {
  /** What the API has behind the base URL. */
  readonly path: (model: string) => string
  /** A model that the provider has there. */
  readonly model: (provider: string) => string
  /** Headers beside those of every request. */
  readonly headers: (provider: string) => Readonly<Record<string, string>>
  /** What is wrong with the body. */
  readonly check: (body: unknown, provider: string, model: string) => readonly string[]
  readonly answer: (response: ServerResponse, body: unknown, model: string) => void | Promise<void>
}

const scripted = answer({ text: 'Found it.', toolCalls: [call('call_1', 'Bash', { command: 'ls' })] })

/** The client's name for its session; nobody else may learn it (edge case 45). */
export const session = '0f9c8b7a-1111-4222-8333-444455556666'

/** Headers in which a provider's Chat Completions want to know of the session (edge cases 69 and 153). */
const sessionHeaders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  github_copilot: { 'x-initiator': 'agent', 'copilot-vision-request': 'true' },
  xai: { 'x-grok-conv-id': hashSession(session) },
}

export const formats: Readonly<Partial<Record<WireFormat, ProvenFormat>>> = {
  'openai-chat': {
    path: () => '/chat/completions',
    model: (provider) => {
      const { models, modelId = /./ } = dialectOf(provider)
      return models.find((model) => modelId.test(model)) ?? ''
    },
    headers: (provider) => sessionHeaders[provider] ?? {},
    check: (body, provider, model) => [...checkChatRequest(body, dialectOf(provider)), ...checkModel(body, model)],
    answer: (response, body) => send(response, chatApi(), body),
  },
  'openai-responses': {
    path: () => '/responses',
    model: (provider) => responsesDialectOf(provider).models[0] ?? '',
    headers: () => ({}),
    check: (body, provider, model) => [
      ...checkResponsesRequest(body, { ...responsesDialectOf(provider), phases: knowsPhases(model) }),
      ...checkModel(body, model),
    ],
    answer: (response, body, model) => send(response, responsesApi({ model }), body),
  },
  'anthropic-compatible': {
    path: () => '/v1/messages',
    model: () => 'some-model',
    headers: () => ({ 'anthropic-version': '2023-06-01' }),
    check: (body, provider, model) => [
      ...checkMessagesRequest(body, messagesDialectOf(provider)),
      ...checkModel(body, model),
    ],
    answer: (response, _body, model) => sendMessage(response, model, scripted, 1),
  },
  gemini: {
    path: (model) => `/models/${model}:streamGenerateContent?alt=sse`,
    model: () => 'gemini-3-pro-preview',
    headers: () => ({}),
    check: (body, _provider, model) => checkGeminiRequest(body, { model }),
    answer: (response, body, model) => {
      const api = geminiApi({ model })
      return send(response, api, body, api.paths[0])
    },
  },
}

function checkModel(body: unknown, model: string): readonly string[] {
  return (body as { model?: unknown }).model === model ? [] : ['another model']
}

function send<Body>(response: ServerResponse, api: UpstreamApi<Body>, given: unknown, path = ''): Promise<void> {
  const body = given as Body
  return sendReply(response, api, { body, conversation: api.read(body, path) }, scripted, 1)
}
