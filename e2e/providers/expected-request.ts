import type { ServerResponse } from 'node:http'
import { checkMessagesRequest } from '../../src-main/codecs/anthropic-compatible/testing/check-messages-request.ts'
import { messagesDialectOf } from '../../src-main/codecs/anthropic-compatible/testing/messages-dialects.ts'
import { agentRequest, agentTurns } from '../../src-main/codecs/openai-chat/testing/agent-request.ts'
import { checkChatRequest } from '../../src-main/codecs/openai-chat/testing/check-chat-request.ts'
import { dialectOf } from '../../src-main/codecs/openai-chat/testing/dialects.ts'
import type { ExpectedRequest } from '../upstream/any-host.ts'
import { chatApi } from '../upstream/chat-api.ts'
import type { ChatBody } from '../upstream/chat-body.ts'
import { answer, call } from '../upstream/scenario.ts'
import { sendMessage } from '../upstream/send-message.ts'
import { sendReply } from '../upstream/send-reply.ts'
import { isProven, paths, type EndpointCase } from './endpoint-cases.ts'

const scripted = answer({ text: 'Found it.', toolCalls: [call('call_1', 'Bash', { command: 'ls' })] })

/** What is meant for Anthropic or FreeCC alone, and what would tell one user from another (edge cases 1, 45, 69, 265). */
const notTheirs = /client-secret|x-anthropic-billing-header|user_1_session_2|0f9c8b7a-1111|context_management/

/** Headers in which a provider's Chat Completions want to know of the session (edge case 153). */
const sessionHeaders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  github_copilot: { 'x-initiator': 'agent', 'copilot-vision-request': 'true' },
}

/** A model that is called by the same name on both sides. */
export function modelFor({ provider, endpoint }: EndpointCase): string {
  if (endpoint.wireFormat !== 'openai-chat') return 'some-model'
  const { models, modelId = /./ } = dialectOf(provider.id)
  return models.find((model) => modelId.test(model)) ?? ''
}

/** What Claude Code sends in the middle of a session with this provider: tools, results, pictures and thinking. */
export function sessionWith({ provider }: EndpointCase): object {
  const { thinkingParts } = dialectOf(provider.id)
  return agentRequest(agentTurns(provider.id, thinkingParts ? 'content' : 'reasoning_content'))
}

/** The request that the row documents, and an answer of its API's form. */
export function expectedRequest(given: EndpointCase): ExpectedRequest {
  const { provider, endpoint, baseUrl, key } = given
  if (!isProven(endpoint)) throw new Error(`Nothing is known of ${endpoint.wireFormat}.`)
  const isChat = endpoint.wireFormat === 'openai-chat'
  const model = modelFor(given)
  const check = (body: unknown) => [
    ...(isChat
      ? checkChatRequest(body, dialectOf(provider.id))
      : checkMessagesRequest(body, messagesDialectOf(provider.id))),
    ...((body as { model?: unknown }).model === model ? [] : ['another model']),
    ...(notTheirs.exec(JSON.stringify(body)) ?? []).map((found) => `the body holds ${found}`),
  ]
  return {
    url: baseUrl + paths[endpoint.wireFormat],
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(isChat ? sessionHeaders[provider.id] : { 'anthropic-version': '2023-06-01' }),
      ...(key === null ? {} : { ...keyHeader(given, key), ...ownHeaders(given, key) }),
    },
    check,
    answer: (response, body) =>
      isChat ? sendChat(response, body as ChatBody) : sendMessage(response, model, scripted, 1),
  }
}

/** A kind of authentication that is none of the two usual words is the name of a header. */
function keyHeader({ endpoint: { authentication } }: EndpointCase, key: string): Record<string, string> {
  if (authentication === 'none') return {}
  return authentication === 'bearer' ? { authorization: `Bearer ${key}` } : { [authentication]: key }
}

function ownHeaders({ provider }: EndpointCase, key: string): Record<string, string> {
  const headers = Object.entries(provider.headers)
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value.replace('{key}', key)]))
}

function sendChat(response: ServerResponse, body: ChatBody) {
  const api = chatApi()
  return sendReply(response, api, { body, conversation: api.read(body, '') }, scripted, 1)
}
