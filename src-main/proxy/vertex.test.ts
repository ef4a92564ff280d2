import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { accounts, startFakeGoogle, type FakeGoogle } from '../auth/testing/fake-google.ts'
import { recordedAnswers } from '../codecs/testing/recorded-answers.ts'
import { checkStreamText } from '../codecs/testing/stream-conformance.ts'
import { readEnvironmentSettings } from '../config/environment-settings.ts'
import { createLog } from '../logging/create-log.ts'
import { createRedactor } from '../logging/redact.ts'
import { capturedRequests, hasRecordings } from '../testing/recordings.ts'
import { createProxy } from './create-proxy.ts'
import { location, project, startFakeVertex, type FakeVertex } from './testing/fake-vertex.ts'
import { postMessages, smallRequest } from './testing/start.ts'

let google: FakeGoogle
let vertex: FakeVertex
let directory: string
/** What `.env` says: the credentials of a workload, in a file. */
let variables: Record<string, string>
const closing: (() => Promise<void>)[] = []

beforeEach(async () => {
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none')
  google = await startFakeGoogle()
  vertex = await startFakeVertex((token) => google.issued.includes(token))
  directory = await mkdtemp(join(tmpdir(), 'vertex-'))
  await writeFile(join(directory, 'subject'), 'token-of-the-ci')
  const credentials = join(directory, 'credentials.json')
  await writeFile(credentials, JSON.stringify(accounts.external(google.url, join(directory, 'subject'))))
  variables = {
    FREECC_PORT: '0',
    BIG_MODEL_PROVIDER: 'vertex',
    BIG_MODEL_NAME: 'claude-sonnet-4-5@20250929',
    VERTEX_PROJECT_ID: project,
    VERTEX_LOCATION: location,
    VERTEX_API_BASE: vertex.url,
    GOOGLE_APPLICATION_CREDENTIALS: credentials,
    LOG_REQUEST_BODY: 'true',
    LOG_RESPONSE_BODY: 'true',
    FILE_LOG_LEVEL: 'DEBUG',
    CONSOLE_LOG_LEVEL: 'DEBUG',
    FREECC_REFRESH_MODELS: 'false',
    HOME: directory,
  }
  const made = directory
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await Promise.all(closing.splice(0).map((close) => close()))
    await rm(made, { recursive: true })
  })
})

/** The proxy as the command line sets it up, with its log. */
async function start(changed: Record<string, string> = {}) {
  const { settings, readKey, credentialsFor, secrets, problems } = readEnvironmentSettings({ ...variables, ...changed })
  expect(problems).toEqual([])
  const lines: string[] = []
  const summaries: ExchangeSummary[] = []
  const { observer, logger } = createLog({
    settings: settings.logging,
    directory,
    console: { write: (text) => lines.push(text), isColoured: false },
    redact: createRedactor(() => secrets),
  })
  const proxy = createProxy(
    { settings, readKey, credentialsFor, token: null },
    {
      ...observer,
      exchange(summary) {
        summaries.push(summary)
        observer.exchange(summary)
      },
    },
  )
  closing.push(
    () => proxy.close(0),
    () => logger.close(),
  )
  const status = await proxy.listen()
  if (status.state !== 'on') throw new Error('The proxy did not start.')
  return { url: status.url, lines, summaries }
}

async function errorOf(response: Response) {
  const { error } = (await response.json()) as { error: { type: string; message: string } }
  return { status: response.status, shouldRetry: response.headers.get('x-should-retry'), ...error }
}

const claudeAnswer = { id: 'msg_vrtx_1', type: 'message', role: 'assistant', content: [], usage: { input_tokens: 3 } }

describe('Claude on Vertex AI', () => {
  it('91: is asked in the frame of Vertex AI with the token of the account', async () => {
    vertex.answer = () => ({ body: claudeAnswer })
    const { url } = await start()
    const response = await postMessages(url, smallRequest, { 'x-api-key': 'client-key', 'anthropic-beta': 'x-2026' })
    expect(await response.json()).toEqual(claudeAnswer)
    expect(vertex.calls).toHaveLength(1)
    expect(vertex.calls[0]).toMatchObject({
      publisher: 'anthropic',
      model: 'claude-sonnet-4-5@20250929',
      method: 'rawPredict',
    })
    expect(vertex.calls[0]?.headers).not.toHaveProperty('anthropic-version')
  })

  it
    .skipIf(!hasRecordings)
    .each(capturedRequests().map(({ name, url, headers, body }) => [name, url, headers, body] as const))(
    'takes what Claude Code sends: %s',
    async (_, path, headers, body) => {
      vertex.answer = ({ method }) => ({
        body: method === 'streamRawPredict' ? 'event: ping\n\n' : { input_tokens: 7 },
      })
      const { url } = await start()
      const response = await fetch(url + new URL(path, url).pathname, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      expect(response.status).toBe(200)
      await response.text()
      expect(vertex.calls).toHaveLength(1)
    },
  )

  it.skipIf(!hasRecordings)('gives its answers on byte for byte', async () => {
    const answers = recordedAnswers('anthropic-messages', (uri) => uri.includes('/v1/messages')).filter(
      ({ isStream, status }) => isStream && status === 200,
    )
    expect(answers.length).toBeGreaterThan(50)
    const { url } = await start()
    for (const { name, text: recorded } of answers) {
      // Some recordings lack the blank line that ends the last event.
      const text = `${recorded.trimEnd()}\n\n`
      vertex.answer = () => ({ body: text })
      const response = await postMessages(url, { ...smallRequest, stream: true })
      expect(await response.text(), name).toBe(text)
    }
  })

  it('266: is asked again without a beta that this model does not know yet, and without its field', async () => {
    const unknown =
      'Unexpected value(s) `context-management-2025-06-27` for the `anthropic-beta` header. Please consult.'
    const error = { type: 'error', error: { type: 'invalid_request_error', message: unknown } }
    vertex.answer = ({ headers }) =>
      headers['anthropic-beta']?.includes('context-management') ? { status: 400, body: error } : { body: claudeAnswer }
    const { url, summaries } = await start()
    const beta = 'interleaved-thinking-2025-05-14,context-management-2025-06-27'
    const response = await postMessages(
      url,
      { ...smallRequest, context_management: { edits: [] } },
      { 'anthropic-beta': beta },
    )
    expect(await response.json()).toEqual(claudeAnswer)
    expect(vertex.calls.map(({ headers, body }) => [headers['anthropic-beta'], 'context_management' in body])).toEqual([
      [beta, true],
      ['interleaved-thinking-2025-05-14', false],
    ])
    expect(summaries.at(-1)?.losses).toMatchObject([{ field: 'context_management' }])
  })

  it("241: counts tokens at Claude's own place", async () => {
    vertex.answer = ({ model }) => ({ body: model === 'count-tokens' ? { input_tokens: 77 } : {} })
    const { url } = await start()
    const response = await fetch(`${url}/v1/messages/count_tokens?beta=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'anthropic-beta': 'token-counting-2024-11-01' },
      body: JSON.stringify(smallRequest),
    })
    expect(await response.json()).toEqual({ input_tokens: 77 })
    expect(vertex.calls[0]?.body).toMatchObject({ model: 'claude-sonnet-4-5@20250929' })
  })

  it("258: gives Claude's own errors on as they are", async () => {
    const body = { type: 'error', error: { type: 'invalid_request_error', message: 'no' }, request_id: 'req_vrtx_2' }
    vertex.answer = () => ({ status: 400, body })
    const { url } = await start()
    const response = await postMessages(url, smallRequest)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual(body)
  })

  it('names the location that lacks the model', async () => {
    const message = `Publisher Model \`projects/${project}/locations/${location}/publishers/anthropic/models/x\` was not found.`
    vertex.answer = () => ({ status: 404, body: [{ error: { code: 404, status: 'NOT_FOUND', message } }] })
    const { url } = await start()
    const error = await errorOf(await postMessages(url, smallRequest))
    expect(error).toMatchObject({ status: 404, type: 'not_found_error', shouldRetry: 'false' })
    expect(error.message).toContain(`not in the location ${location}`)
  })
})

describe('other models on Vertex AI', () => {
  it('are asked over Chat Completions, as their publishers name them', async () => {
    vertex.answer = () => ({
      body: {
        choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 3, completion_tokens: 1 },
      },
    })
    const { url } = await start({ BIG_MODEL_NAME: 'deepseek-ai/deepseek-v3.1-maas' })
    const response = await postMessages(url, smallRequest)
    expect(await response.json()).toMatchObject({ content: [{ type: 'text', text: 'Hello' }] })
    expect(vertex.calls[0]).toMatchObject({ publisher: 'partner', model: 'deepseek-ai/deepseek-v3.1-maas' })
  })

  it('are asked as Gemini where they are', async () => {
    const candidate = { content: { role: 'model', parts: [{ text: 'Hello' }] }, finishReason: 'STOP', index: 0 }
    const chunk = { candidates: [candidate], usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 1 } }
    vertex.answer = ({ method }) =>
      method === 'countTokens' ? { body: { totalTokens: 55 } } : { body: `data: ${JSON.stringify(chunk)}\r\n\r\n` }
    const { url } = await start({ BIG_MODEL_NAME: 'gemini-2.5-pro' })
    const response = await postMessages(url, { ...smallRequest, stream: true })
    const text = await response.text()
    expect(checkStreamText(text)).toEqual([])
    expect(text).toContain('Hello')
    expect(vertex.calls[0]).toMatchObject({
      publisher: 'google',
      model: 'gemini-2.5-pro',
      method: 'streamGenerateContent',
    })
    const counted = await fetch(`${url}/v1/messages/count_tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(smallRequest),
    })
    expect(await counted.json()).toEqual({ input_tokens: 55 })
  })

  it('are reached by provider and name, with the place of the settings', async () => {
    vertex.answer = () => ({ body: claudeAnswer })
    const { url } = await start({ BIG_MODEL_NAME: 'gemini-2.5-pro' })
    await postMessages(url, { ...smallRequest, model: 'vertex_ai/claude-haiku-4-5@20251001' })
    expect(vertex.calls[0]).toMatchObject({ publisher: 'anthropic', model: 'claude-haiku-4-5@20251001' })
  })
})

describe('signing in', () => {
  it('is done once for many requests', async () => {
    vertex.answer = () => ({ body: claudeAnswer })
    const { url } = await start()
    await Promise.all(Array.from({ length: 20 }, () => postMessages(url, smallRequest)))
    expect(vertex.calls).toHaveLength(20)
    expect(google.issued).toHaveLength(1)
  })

  it.each(['claude-sonnet-4-5@20250929', 'openai/gpt-oss-20b-maas'])(
    'is done once more where a kept token is refused (%s)',
    async (model) => {
      vertex.answer = ({ publisher }) => ({
        body:
          publisher === 'anthropic'
            ? claudeAnswer
            : { choices: [{ message: { content: 'x' }, finish_reason: 'stop' }] },
      })
      const { url } = await start({ BIG_MODEL_NAME: model })
      await postMessages(url, smallRequest)
      vertex.revoked.add(google.issued[0] ?? '')
      expect((await postMessages(url, smallRequest)).status).toBe(200)
      expect(google.issued).toHaveLength(2)
    },
  )

  it('is given up where the new token is refused, too', async () => {
    vertex = await startFakeVertex(() => false)
    const { url } = await start({ VERTEX_API_BASE: vertex.url })
    const error = await errorOf(await postMessages(url, smallRequest))
    expect(error).toMatchObject({ status: 403, type: 'permission_error', shouldRetry: 'false' })
    expect(error.message).toContain('Vertex AI User')
    expect(google.issued).toHaveLength(2)
  })

  it('that cannot be done is told in one sentence', async () => {
    await writeFile(join(directory, 'subject'), 'of somebody else')
    const { url } = await start()
    const error = await errorOf(await postMessages(url, smallRequest))
    expect(error).toMatchObject({ status: 403, type: 'permission_error', shouldRetry: 'false' })
    expect(error.message).toMatch(/^Google refuses the identity from outside \(invalid_grant\)/)
  })

  it('without a project says which variable to set', async () => {
    const { url } = await start({ VERTEX_PROJECT_ID: '' })
    const error = await errorOf(await postMessages(url, smallRequest))
    expect(error).toMatchObject({ status: 403, shouldRetry: 'false' })
    expect(error.message).toContain('set VERTEX_PROJECT_ID')
  })

  it('leaves no token in any log or answer, whatever happens', async () => {
    vertex.answer = ({ headers }) => ({
      status: 500,
      body: { error: { code: 500, status: 'INTERNAL', message: `You sent ${headers.authorization ?? ''}` } },
    })
    const { url, lines, summaries } = await start()
    const claude = await (await postMessages(url, smallRequest)).text()
    const partner = await (await postMessages(url, { ...smallRequest, model: 'vertex/openai/gpt-oss-20b-maas' })).text()
    expect(google.issued).toHaveLength(1)
    for (const text of [claude, partner, lines.join(''), JSON.stringify(summaries)]) {
      expect(text).toContain('You sent')
      expect(text).not.toContain(google.issued[0])
    }
  })
})
