import { afterEach, describe, expect, it } from 'vitest'
import { answer, call, failure, raw, type Step } from '../../../e2e/upstream/scenario.ts'
import {
  startScriptedUpstream,
  type ScriptedUpstream,
  type UpstreamOptions,
} from '../../../e2e/upstream/scripted-upstream.ts'
import { answerBody } from '../../../e2e/upstream/answer-chunks.ts'
import type { Conversation } from '../../../e2e/upstream/conversation.ts'
import type { ConnectionTestResult, TestPoint } from '../../../shared/connection-test.ts'
import type { Result } from '../../../shared/result.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import { findFreePort } from '../free-port.ts'
import type { ProxyConfig } from '../../proxy/proxy.ts'
import { testConnection } from './test-connection.ts'

const key = 'sk-connection-test-0123456789'
let upstream: ScriptedUpstream | undefined

afterEach(async () => {
  await upstream?.close()
  upstream = undefined
})

function configFor(baseUrl: string, { model = 'gpt-4.1', sentKey = key } = {}): ProxyConfig {
  return {
    settings: {
      ...defaultSettings,
      connections: [{ id: 'big', provider: 'openai', baseUrl, keys: [{ store: 'keychain', id: 'k' }] }],
      routes: { ...defaultSettings.routes, big: [{ connection: 'big', model }] },
    },
    readKey: () => sentKey,
    token: null,
  }
}

interface Trial {
  readonly steps: readonly Step[]
  readonly options?: Partial<UpstreamOptions>
  readonly model?: string
  readonly sentKey?: string
  readonly patience?: number
  readonly stop?: AbortSignal
}

async function run({ steps, options = {}, patience, stop, ...route }: Trial): Promise<Result<ConnectionTestResult>> {
  upstream = await startScriptedUpstream({ key, ...options })
  upstream.play(steps)
  return testConnection(configFor(upstream.baseUrl, route), {
    stop: stop ?? new AbortController().signal,
    ...(patience !== undefined && { patience }),
  })
}

function ready(result: Result<ConnectionTestResult>): ConnectionTestResult {
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** In a line each: the point and its state, with the reason where it failed. */
function verdicts(result: Result<ConnectionTestResult>): Partial<Record<TestPoint, string>> {
  return Object.fromEntries(
    ready(result).points.map(({ point, verdict }) => [
      point,
      verdict.state === 'fails'
        ? verdict.reason.kind === 'said'
          ? verdict.reason.sentence
          : verdict.reason.kind
        : verdict.state,
    ]),
  )
}

const matching = (text: RegExp): unknown => expect.stringMatching(text)
const hasPicture = ({ media }: Conversation) => media.some((url) => url.startsWith('data:image/png;base64,'))
const hasTools = ({ tools }: Conversation) => tools.length > 0
const callsTool = answer({ toolCalls: [call('call_1', 'report_ready', { word: 'ready' })], paceMs: 40 })
const question: Step = { name: 'the question', when: hasTools, reply: callsTool }
const picture: Step = { name: 'the picture', when: hasPicture, reply: answer({ text: 'Light.' }) }

describe('a test of a connection', () => {
  it('asks once with a tool, streamed, once with a picture, and says that all of it works', async () => {
    const result = await run({ steps: [question, picture] })
    expect(verdicts(result)).toEqual({
      reachable: 'works',
      key: 'works',
      model: 'works',
      streaming: 'works',
      tools: 'works',
      images: 'works',
      reasoning: 'unknown',
    })
    expect(upstream?.requests.map(({ step, body }) => [step, body.stream])).toEqual([
      ['the question', true],
      ['the picture', true],
    ])
    const { firstTokenMs, tokensPerSecond } = ready(result)
    expect(firstTokenMs).toBeGreaterThan(0)
    expect(tokensPerSecond).toBeGreaterThan(0)
    upstream?.verify()
  })

  it('says that the model reasons where it is seen to', async () => {
    const thinking = { ...callsTool, reasoning: 'The user wants a call.' }
    const result = await run({ steps: [{ ...question, reply: thinking }, picture] })
    expect(verdicts(result)).toMatchObject({ reasoning: 'works', tools: 'works' })
  })

  it('sends few tokens and asks for few', async () => {
    await run({ steps: [question, picture] })
    for (const { body } of upstream?.requests ?? []) {
      expect(JSON.stringify(body).length).toBeLessThan(1_500)
      const { max_tokens, max_completion_tokens } = body as { max_tokens?: number; max_completion_tokens?: number }
      expect(max_completion_tokens ?? max_tokens).toBeLessThanOrEqual(2_048)
    }
  })

  it('needs no key where none is there, and says nothing of one', async () => {
    const result = await run({ steps: [question, picture], options: { key: null }, sentKey: '' })
    expect(verdicts(result)).not.toHaveProperty('key')
    expect(verdicts(result)).toMatchObject({ reachable: 'works', tools: 'works' })
  })
})

describe('what does not work is told at the point where it fails', () => {
  it('a wrong key, which the result does not repeat', async () => {
    const result = await run({
      steps: [],
      options: { revokedKey: 'sk-revoked-0123456789' },
      sentKey: 'sk-revoked-0123456789',
    })
    expect(verdicts(result)).toMatchObject({
      reachable: 'works',
      key: matching(/refused access\. .*This key was revoked/),
      model: 'unknown',
      images: 'unknown',
    })
    expect(JSON.stringify(result)).not.toContain('sk-revoked')
  })

  it('an unknown model', async () => {
    const unknownModel = failure(404, { message: 'The model `gpt-9` does not exist', code: 'model_not_found' })
    const result = await run({ steps: [{ name: 'unknown', reply: unknownModel }], model: 'gpt-9' })
    expect(verdicts(result)).toMatchObject({
      key: 'works',
      model: matching(/gpt-9.* does not exist/),
      tools: 'unknown',
    })
  })

  it('no tools: the provider refuses them and answers without', async () => {
    const refusal = failure(400, { message: 'This model does not support tools.', type: 'invalid_request_error' })
    const result = await run({
      steps: [
        { name: 'with tools', when: hasTools, reply: refusal, optional: true },
        picture,
        { name: 'without', when: (asked) => !hasTools(asked) && !hasPicture(asked), reply: answer({ text: 'ready' }) },
      ],
    })
    expect(verdicts(result)).toMatchObject({
      model: 'works',
      streaming: 'works',
      tools: matching(/does not support tools/),
      images: 'works',
    })
    upstream?.verify()
  })

  it('no tools: the model answers in words', async () => {
    const result = await run({ steps: [{ name: 'words', when: hasTools, reply: answer({ text: 'ready' }) }, picture] })
    expect(verdicts(result)).toMatchObject({ streaming: 'works', tools: 'no-tool-call' })
  })

  it('no streaming: the provider answers in one piece', async () => {
    const whole = ({ model }: Conversation) =>
      raw(200, 'application/json', JSON.stringify(answerBody(callsTool, { id: 'x', model, created: 1 })))
    const result = await run({ steps: [{ ...question, reply: whole }, picture] })
    expect(verdicts(result)).toMatchObject({ streaming: 'in-one-piece', tools: 'works' })
    expect(ready(result).firstTokenMs).toBeNull()
  })

  it('no streaming: the provider refuses streams and answers without', async () => {
    const refusal = failure(400, { message: 'Streaming is not available.', type: 'invalid_request_error' })
    const result = await run({
      steps: [
        { name: 'streamed', when: ({ isStreamed }) => isStreamed, reply: refusal, optional: true },
        question,
        picture,
      ],
    })
    expect(verdicts(result)).toMatchObject({ streaming: matching(/Streaming is not available/), tools: 'works' })
    expect(upstream?.requests.at(-1)).toMatchObject({ step: 'the picture', conversation: { isStreamed: false } })
  })

  it('no pictures', async () => {
    const refusal = failure(400, {
      message: 'image_url is not supported by this model.',
      type: 'invalid_request_error',
    })
    const result = await run({ steps: [question, { ...picture, reply: refusal }] })
    expect(verdicts(result)).toMatchObject({ tools: 'works', images: matching(/image_url is not supported/) })
  })

  it('a server that is not there', async () => {
    const port = (await findFreePort('127.0.0.1', 31_000)) ?? 9
    const result = await testConnection(configFor(`http://127.0.0.1:${port}/v1`), {
      stop: new AbortController().signal,
    })
    expect(verdicts(result)).toMatchObject({
      reachable: matching(/refused the connection at 127\.0\.0\.1/),
      key: 'unknown',
      model: 'unknown',
    })
  })

  it('a server that fails', async () => {
    const overloaded = failure(503, { message: 'Try later.' })
    const result = await run({ steps: [{ name: 'overloaded', reply: overloaded, optional: true }] })
    expect(verdicts(result)).toMatchObject({ reachable: matching(/Try later/), tools: 'unknown' })
  })

  it('a server that is too slow to answer at all', async () => {
    const never = raw(200, 'application/json', '{}', 60_000)
    const result = await run({ steps: [{ name: 'never', reply: never }], patience: 300 })
    expect(verdicts(result)).toMatchObject({ reachable: 'too-slow', key: 'unknown' })
  })

  it('a model that is too slow to finish: what came until then counts', async () => {
    const slow = answer({ text: 'ready '.repeat(200), paceMs: 20 })
    const result = await run({ steps: [{ name: 'slow', reply: slow }], patience: 500 })
    expect(verdicts(result)).toMatchObject({ reachable: 'works', key: 'works', streaming: 'works', tools: 'unknown' })
  })
})

describe('a test that cannot begin', () => {
  it('says what is missing', async () => {
    const { settings } = configFor('http://127.0.0.1:9/v1')
    const connections = [{ id: 'big', provider: 'openai', keys: [] }]
    const config = { ...configFor(''), settings: { ...settings, connections } }
    const result = await testConnection(config, { stop: new AbortController().signal })
    expect(result).toMatchObject({ ok: false, message: matching(/No API key for OpenAI/) })
  })
})

it('is stopped at once, and takes its request back', async () => {
  const stop = new AbortController()
  const slow = answer({ text: 'ready '.repeat(500), paceMs: 20 })
  const waiting = run({ steps: [{ name: 'slow', reply: slow }], stop: stop.signal })
  await expect.poll(() => upstream?.openAnswers()).toBe(1)
  stop.abort()
  expect(await waiting).toMatchObject({ ok: false })
  await expect.poll(() => upstream?.openAnswers()).toBe(0)
})
