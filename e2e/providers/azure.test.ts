import { mkdtemp, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAzureCredentials } from '../../src-main/auth/azure/azure-credentials.ts'
import { application, firstToken, installFakeCli, startFakeAzure } from '../../src-main/auth/testing/fake-azure.ts'
import { agentRequest, agentTurns } from '../../src-main/codecs/openai-chat/testing/agent-request.ts'
import { checkChatRequest } from '../../src-main/codecs/openai-chat/testing/check-chat-request.ts'
import { dialectOf } from '../../src-main/codecs/openai-chat/testing/dialects.ts'
import { loadChatRequestValidator } from '../../src-main/codecs/openai-chat/testing/openai-description.ts'
import { checkResponsesRequest } from '../../src-main/codecs/openai-responses/testing/check-responses-request.ts'
import { dialectOf as responsesDialectOf } from '../../src-main/codecs/openai-responses/testing/dialects.ts'
import { loadResponsesRequestValidator } from '../../src-main/codecs/openai-responses/testing/openai-description.ts'
import { checkStreamText } from '../../src-main/codecs/testing/stream-conformance.ts'
import { readEnvironmentSettings } from '../../src-main/config/environment-settings.ts'
import type { ProxyConfig } from '../../src-main/proxy/proxy.ts'
import { hasRecordings } from '../../src-main/testing/recordings.ts'
import { chatApi } from '../upstream/chat-api.ts'
import type { ChatBody } from '../upstream/chat-body.ts'
import { responsesApi } from '../upstream/responses/responses-api.ts'
import type { ResponsesBody } from '../upstream/responses/responses-body.ts'
import { answer } from '../upstream/scenario.ts'
import { sendMessage } from '../upstream/send-message.ts'
import { sendReply } from '../upstream/send-reply.ts'
import { session } from './formats.ts'
import { startProxyToAnyHost } from './proxy-to-any-host.ts'

const { hosts, proxy, url, close } = await startProxyToAnyHost()
afterAll(close)

type Variables = Readonly<Record<string, string>>

/** What Azure has at an address: the API, what its key goes into, and how it is asked for a deployment. */
interface Place {
  readonly api: 'chat' | 'responses' | 'messages'
  /** The whole URL. */
  readonly url: string
}

const openAi = 'https://res.openai.azure.com'
const cognitive = 'https://res.cognitiveservices.azure.com'
const foundry = 'https://res.services.ai.azure.com'
const chat = (at: string): Place => ({ api: 'chat', url: at })
const responses = (at: string): Place => ({ api: 'responses', url: at })
const isFoundry = { BIG_MODEL_PROVIDER: 'azure_ai' }

/** What is set, beside the model's name `my-deployment`, and where requests then go. */
const addresses: readonly (readonly [said: Variables, place: Place])[] = [
  [{ AZURE_API_BASE: openAi }, chat(`${openAi}/openai/v1/chat/completions`)],
  [{ AZURE_API_BASE: `${cognitive}/`, AZURE_API_VERSION: 'v1' }, chat(`${cognitive}/openai/v1/chat/completions`)],
  [{ AZURE_API_BASE: `${foundry}/openai/v1` }, chat(`${foundry}/openai/v1/chat/completions`)],
  [
    { AZURE_API_BASE: openAi, AZURE_API_VERSION: '2024-10-21' },
    chat(`${openAi}/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21`),
  ],
  [
    { AZURE_API_BASE: `${openAi}/openai/deployments/another/chat/completions?api-version=2025-01-01-preview` },
    chat(`${openAi}/openai/deployments/my-deployment/chat/completions?api-version=2025-01-01-preview`),
  ],
  [{ AZURE_API_BASE: openAi, BIG_MODEL_BASE_MODEL: 'gpt-5.5' }, responses(`${openAi}/openai/v1/responses`)],
  [{ AZURE_API_BASE: openAi, BIG_MODEL_API: 'responses' }, responses(`${openAi}/openai/v1/responses`)],
  [
    { AZURE_API_BASE: openAi, AZURE_API_VERSION: '2025-04-01-preview', BIG_MODEL_BASE_MODEL: 'o4-mini' },
    responses(`${openAi}/openai/responses?api-version=2025-04-01-preview`),
  ],
  [
    { AZURE_API_BASE: openAi, AZURE_API_VERSION: '2024-12-01-preview', BIG_MODEL_BASE_MODEL: 'o4-mini' },
    chat(`${openAi}/openai/deployments/my-deployment/chat/completions?api-version=2024-12-01-preview`),
  ],
  [
    { AZURE_API_BASE: `${openAi}/openai/responses?api-version=2025-04-01-preview` },
    responses(`${openAi}/openai/responses?api-version=2025-04-01-preview`),
  ],
  [{ ...isFoundry, AZURE_AI_API_BASE: foundry }, chat(`${foundry}/openai/v1/chat/completions`)],
  [
    { ...isFoundry, AZURE_AI_API_BASE: `${foundry}/models/chat/completions?api-version=2024-05-01-preview` },
    chat(`${foundry}/models/chat/completions?api-version=2024-05-01-preview`),
  ],
  [
    { ...isFoundry, AZURE_AI_API_BASE: `${foundry}/api/projects/mine`, BIG_MODEL_BASE_MODEL: 'gpt-5.5' },
    responses(`${foundry}/openai/v1/responses`),
  ],
  [
    { ...isFoundry, AZURE_AI_API_BASE: foundry, BIG_MODEL_BASE_MODEL: 'claude-opus-5-5' },
    { api: 'messages', url: `${foundry}/anthropic/v1/messages?beta=true` },
  ],
  [
    { ...isFoundry, AZURE_AI_API_BASE: `${foundry}/anthropic/v1/messages` },
    { api: 'messages', url: `${foundry}/anthropic/v1/messages?beta=true` },
  ],
]

interface SignIn {
  readonly variables: Variables
  readonly credentialsFor?: ProxyConfig['credentialsFor']
  /** What lets in, by the API that is asked. */
  readonly header: (api: Place['api']) => Record<string, string>
}

const bearer = (token: string) => () => ({ authorization: `Bearer ${token}` })

/** A way to sign in, set up anew for a test. */
const signIns: Readonly<Record<string, () => SignIn | Promise<SignIn>>> = {
  'a key': () => ({
    variables: { AZURE_API_KEY: 'the-key', AZURE_AI_API_KEY: 'the-key' },
    header: (api) => ({ [api === 'messages' ? 'x-api-key' : 'api-key']: 'the-key' }),
  }),
  AZURE_AD_TOKEN: () => ({ variables: { AZURE_AD_TOKEN: 'a-token' }, header: bearer('a-token') }),
  "an application's secret": async () => {
    const { policies } = await startFakeAzure()
    const credentials = createAzureCredentials({ variables: application, policies })
    return { variables: {}, credentialsFor: () => credentials, header: bearer(firstToken) }
  },
  'the Azure CLI': async () => {
    await installFakeCli(await withoutPrograms(), { token: 'token-of-the-cli' })
    return { variables: {}, header: bearer('token-of-the-cli') }
  },
}

/** A folder that is the only one where programs are looked for. */
async function withoutPrograms(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'azure-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  vi.stubEnv('PATH', folder)
  vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'dev')
  onTestFinished(() => void vi.unstubAllEnvs())
  return folder
}

const described = hasRecordings
  ? { chat: loadChatRequestValidator(), responses: loadResponsesRequestValidator() }
  : { chat: () => [], responses: () => [] }

/** Dated versions are older than the key. */
const withoutCacheKey = { required: [], bodyFields: [], forbidden: ['prompt_cache_key'] }

/** What is wrong with a body: Azure takes what OpenAI's description has, and each row's dialect of that. */
function checkBody({ api, url: at }: Place, said: Variables, body: unknown): readonly string[] {
  const isDeployment = (body as { model?: unknown }).model === 'my-deployment'
  const wrongModel = isDeployment ? [] : ['the model is no deployment']
  if (api === 'messages') return wrongModel
  const provider = said['BIG_MODEL_PROVIDER'] ?? 'azure'
  const isDated = at.includes('api-version')
  // What a model takes is known by what it is.
  const phases = said['BIG_MODEL_BASE_MODEL'] === 'gpt-5.5'
  const check =
    api === 'chat'
      ? checkChatRequest(body, dialectOf(provider))
      : checkResponsesRequest(body, { ...responsesDialectOf(provider), phases, ...(isDated && withoutCacheKey) })
  return [...wrongModel, ...check, ...described[api](body)]
}

function send(api: Place['api'], response: ServerResponse, body: unknown): void | Promise<void> {
  const scripted = answer({ text: 'Found it.' })
  if (api === 'messages') return sendMessage(response, 'my-deployment', scripted, 1)
  if (api === 'chat') {
    const server = chatApi()
    const asked = body as ChatBody
    return sendReply(response, server, { body: asked, conversation: server.read(asked, '') }, scripted, 1)
  }
  const server = responsesApi({ model: 'my-deployment' })
  const asked = body as ResponsesBody
  return sendReply(response, server, { body: asked, conversation: server.read(asked, '') }, scripted, 1)
}

/** What a Claude host gets as Claude Code sent it. */
const claudeHeaders = {
  'anthropic-version': '2023-06-01',
  'x-claude-code-session-id': session,
}

function ask(): Promise<Response> {
  const body = { ...agentRequest(agentTurns('azure')), model: 'claude-opus-5-5' }
  const headers = { 'content-type': 'application/json', authorization: 'Bearer client-secret', ...claudeHeaders }
  return fetch(`${url}/v1/messages?beta=true`, { method: 'POST', headers, body: JSON.stringify(body) })
}

describe.each(Object.entries(signIns))('Azure, with %s', (_name, setUp) => {
  it.each(addresses)('is asked where it documents: %j', async (said, place) => {
    const { api } = place
    const { variables, credentialsFor, header } = await setUp()
    const config = readEnvironmentSettings({
      BIG_MODEL_PROVIDER: 'azure',
      BIG_MODEL_NAME: 'my-deployment',
      ...variables,
      ...said,
    })
    expect(config.problems).toEqual([])
    proxy.configure({ ...config, ...(credentialsFor && { credentialsFor }), token: null })
    hosts.expect({
      url: place.url,
      headers: { ...header(api), ...(api === 'messages' && claudeHeaders) },
      check: (body) => checkBody(place, said, body),
      answer: (response, body) => send(api, response, body),
    })
    const stream = await (await ask()).text()
    expect(hosts.complaints()).toEqual([])
    // A Claude host's stream passes as it is.
    if (api !== 'messages') expect(checkStreamText(stream)).toEqual([])
    expect(stream).toContain('"stop_reason":"end_turn"')
  })
})
