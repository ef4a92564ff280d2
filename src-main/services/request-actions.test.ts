import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { BudgetAction } from '../../shared/budget.ts'
import type { ExchangeDetail } from '../../shared/exchange-detail.ts'
import type { Destination } from '../../shared/ipc.ts'
import { defaultRecordingSettings, type RecordingSettings } from '../../shared/recording-settings.ts'
import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'
import { ok, type Result } from '../../shared/result.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { createPatternRedactor } from '../logging/pattern-redactor.ts'
import type { ProxyConfig } from '../proxy/proxy.ts'
import {
  bodyOf,
  postMessages,
  smallRequest,
  startChatStream,
  startProxy,
  startUpstream,
} from '../proxy/testing/start.ts'
import { createRequestLog } from '../recording/request-log.ts'
import { writeExchangeLine } from '../recording/transfer/exchange-line.ts'
import { sampleDetail } from '../recording/testing/sample-detail.ts'
import { createReplays } from './replay/replays.ts'
import { createRequestActions } from './request-actions.ts'

const secret = 'known-secret-value-42'

/** A model that says this. */
function saying(text: string) {
  return (response: ServerResponse) => {
    const stream = startChatStream(response)
    stream.chunk({ content: text })
    stream.finish()
  }
}

async function upstreamSaying(answer: (response: ServerResponse) => void) {
  const seen: { readonly body: Record<string, unknown>; readonly headers: NodeJS.Dict<string | string[]> }[] = []
  const { url } = await startUpstream((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      seen.push({ body: JSON.parse(body) as Record<string, unknown>, headers: incoming.headers })
      answer(response)
    })
  })
  return { url, seen }
}

/** The config of one route to an upstream there. */
function configTo(url: string, model: string): ProxyConfig {
  return {
    settings: {
      ...defaultSettings,
      connections: [{ id: 'big', provider: 'openai', baseUrl: url, keys: [{ store: 'environment', variable: 'KEY' }] }],
      routes: { ...defaultSettings.routes, big: [{ connection: 'big', model }] },
    },
    readKey: () => 'upstream-key',
    token: null,
  }
}

async function setUp({
  recording = { bodies: true },
  answer = saying('first'),
  budget = { kind: 'none' },
}: {
  recording?: Partial<RecordingSettings>
  answer?: (response: ServerResponse) => void
  budget?: BudgetAction
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-actions-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'requests')
  const pushed: ExchangeSummary[] = []
  const { redact, ...redactor } = createPatternRedactor(() => [secret], [])
  const requestLog = createRequestLog({
    settings: { ...defaultRecordingSettings, ...recording },
    folder: join(folder, 'recorded'),
    redactor: { redact, ...redactor },
    push: () => {},
    pushList: () => {},
    isWatched: () => true,
    onTrouble: () => {},
  })
  const upstream = await upstreamSaying(answer)
  const { url } = await startProxy({ baseUrl: upstream.url, observer: requestLog.observer })
  const replays = createReplays({
    observer: requestLog.observer,
    config: () => configTo(upstream.url, 'gpt-4.1'),
    tryOut: ({ baseUrl, model }) => ok(configTo(baseUrl, model)),
    budget: () => budget,
  })
  onTestFinished(() => replays.close())
  const dialogs = { path: path as string | null }
  const actions = createRequestActions({
    requestLog,
    redact,
    replays,
    dialogs: {
      chooseToRead: () => Promise.resolve(dialogs.path),
      chooseToWrite: () => Promise.resolve(dialogs.path),
    },
    push: (rows) => void pushed.push(...rows),
    describe: () => ({ version: '1.2.3', system: 'linux', baseUrl: url }),
  })
  /** The list once nothing runs. */
  async function settled(count: number): Promise<readonly ExchangeSummary[]> {
    await vi.waitFor(() => expect(actions.list().filter((row) => !isRunning(row))).toHaveLength(count))
    return actions.list()
  }
  async function record(body: object = smallRequest, headers: Record<string, string> = {}): Promise<string> {
    await (await postMessages(url, { ...body, stream: true }, headers)).text()
    const list = await settled(actions.list().length)
    return list.at(-1)?.id ?? ''
  }
  return { actions, record, settled, upstream, requestLog, pushed, folder, path, dialogs }
}

async function replay(actions: Awaited<ReturnType<typeof setUp>>['actions'], id: string, to: Destination | null) {
  const result = await actions.replay({ id, destination: to })
  if (!result.ok) throw new Error(result.message)
  return result.value.id
}

function sentenceOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.message
}

function answerOf(detail: ExchangeDetail | null): string {
  return detail?.clientAnswer?.body.kind === 'text' ? detail.clientAnswer.body.text : ''
}

describe('an export', () => {
  it('of what was recorded comes back as marked rows that are part of no count', async () => {
    const { actions, record, path, pushed, requestLog } = await setUp()
    const id = await record({ ...smallRequest, system: `the key is ${secret}` })
    expect(await actions.write({ form: 'jsonl', ids: [id] })).toEqual({ ok: true, value: path })
    expect(readFileSync(path, 'utf8')).toContain('the key is [hidden]')
    expect(await actions.read()).toEqual({
      ok: true,
      value: { file: 'requests', lines: 1, taken: 1, broken: 0, left: 0 },
    })
    const [row] = pushed
    expect(row).toEqual({ ...actions.detail(id)?.summary, id: `imported-1-${id}`, isImported: true })
    expect(actions.detail(row?.id ?? '')).toEqual({ ...actions.detail(id), summary: row })
    expect(actions.list().map((shown) => shown.id)).toEqual([id, row?.id])
    expect(requestLog.list().map((own) => own.id)).toEqual([id])
  })

  it.each(['har', 'jsonl', 'report'] as const)('as %s holds no secret of the original', async (form) => {
    const { actions, record, path } = await setUp({ answer: saying(`you said ${secret}`) })
    const id = await record({ ...smallRequest, system: secret }, { 'x-mine': secret, cookie: secret })
    await actions.write({ form, ids: [id] })
    expect(readFileSync(path, 'utf8')).not.toContain(secret)
  })

  it('says in one sentence why it could not be written', async () => {
    const { actions, record, folder, dialogs } = await setUp()
    const ids = [await record()]
    dialogs.path = join(folder, 'nowhere', 'file')
    expect(await actions.write({ form: 'har', ids })).toMatchObject({
      ok: false,
      message: 'The file could not be written (ENOENT); choose another folder.',
    })
    dialogs.path = null
    expect(await actions.write({ form: 'har', ids })).toEqual({ ok: true, value: null })
  })
})

describe('an import', () => {
  it('counts the lines that are none of ours, and takes the rest', async () => {
    const { actions, path } = await setUp()
    const line = writeExchangeLine(sampleDetail())
    const other = line.replace('"version":1', '"version":2')
    writeFileSync(path, `\uFEFF${line}\n\n{"broken":\n${other}\nnull\n${line.replace('req_1', 'req_2')}\n{"version":1}`)
    expect(await actions.read()).toMatchObject({ ok: true, value: { lines: 6, taken: 2, broken: 4, left: 0 } })
  })

  it('of a file of something else changes nothing and says so', async () => {
    const { actions, path, pushed } = await setUp()
    writeFileSync(path, 'one\ntwo\n')
    expect(await actions.read()).toMatchObject({
      ok: false,
      message: 'This file holds no requests that FreeCC recorded.',
    })
    expect(pushed).toEqual([])
  })

  it('of a file that cannot be read says so', async () => {
    const { actions, dialogs, folder } = await setUp()
    dialogs.path = folder
    expect(sentenceOf(await actions.read())).toContain('could not be read')
  })

  it('is forgotten when the list is cleared', async () => {
    const { actions, path } = await setUp()
    writeFileSync(path, writeExchangeLine(sampleDetail()))
    await actions.read()
    actions.clear()
    expect(actions.list()).toEqual([])
    expect(actions.detail('imported-1-req_1')).toBeNull()
  })
})

describe('a replay', () => {
  it('asks another model the same, and is a request of its own that names its original', async () => {
    const { actions, record, settled, upstream } = await setUp()
    const other = await upstreamSaying(saying('second'))
    const headers = { 'anthropic-beta': 'beta-1', 'x-claude-code-session-id': 'session-1' }
    const id = await record({ ...smallRequest, system: `say ${secret}` }, headers)
    const again = await replay(actions, id, { provider: 'openai', model: 'other-model', baseUrl: other.url })
    const list = await settled(2)
    expect(list.find((row) => row.id === again)).toMatchObject({
      replayOf: id,
      requestedModel: smallRequest.model,
      route: { tier: 'direct', provider: 'openai', model: 'other-model', reason: 'chosen for the replay' },
      state: 'done',
      sessionId: 'session-1',
    })
    expect(other.seen).toHaveLength(1)
    expect(other.seen[0]?.body).toEqual({ ...upstream.seen[0]?.body, model: 'other-model' })
    expect(JSON.stringify(other.seen[0]?.body)).toContain(secret)
    expect(answerOf(actions.detail(again))).toContain('second')
    expect(JSON.stringify(actions.detail(again))).not.toContain(secret)
    expect(actions.detail(again)?.clientRequest.headers).toContainEqual(['anthropic-beta', 'beta-1'])
  })

  it('without another destination goes where the routes lead', async () => {
    const { actions, record, settled, upstream } = await setUp()
    const id = await record()
    const again = await replay(actions, id, null)
    const list = await settled(2)
    expect(list.find((row) => row.id === again)).toMatchObject({ replayOf: id, route: { tier: 'big' }, state: 'done' })
    expect(upstream.seen).toHaveLength(2)
    expect(upstream.seen[1]?.body).toEqual(upstream.seen[0]?.body)
  })

  it('can be cancelled as any other', async () => {
    const { actions, record, settled } = await setUp()
    const { url } = await upstreamSaying((response) => startChatStream(response).chunk({ content: 'and so on' }))
    const id = await record()
    const again = await replay(actions, id, { provider: 'openai', model: 'slow', baseUrl: url })
    actions.cancel(again)
    const list = await settled(2)
    expect(list.find((row) => row.id === again)).toMatchObject({ state: 'aborted', replayOf: id })
  })

  it('of an imported request works as well', async () => {
    const { actions, record, settled, upstream, pushed } = await setUp()
    await actions.write({ form: 'jsonl', ids: [await record()] })
    await actions.read()
    const again = await replay(actions, pushed[0]?.id ?? '', null)
    const list = await settled(3)
    const found = list.find((row) => row.id === again)
    expect(found).toMatchObject({ replayOf: pushed[0]?.id, state: 'done' })
    expect(found?.isImported).toBeUndefined()
    expect(upstream.seen).toHaveLength(2)
  })

  it('asks nobody once the budget says so, and no cheaper model than the one that was chosen', async () => {
    const use = { period: 'day', spent: 2, limit: 1, level: 'over', isLifted: false, of: '2026-11-22' } as const
    const other = await upstreamSaying(saying('second'))
    const destination = { provider: 'openai', model: 'other-model', baseUrl: other.url }
    for (const [budget, state] of [
      [{ kind: 'stop', use }, 'failed'],
      [{ kind: 'cheaper', use, target: { provider: 'openai', model: 'cheap' } }, 'done'],
    ] as const) {
      const { actions, record, settled } = await setUp({ budget })
      const again = await replay(actions, await record(), destination)
      const list = await settled(2)
      expect(list.find((row) => row.id === again)).toMatchObject({ state })
    }
    expect(other.seen.map(({ body }) => body['model'])).toEqual(['other-model'])
  })

  it('that fails is a failed request, not a failed call', async () => {
    const { actions, record, settled } = await setUp()
    const { url } = await upstreamSaying((response) => response.writeHead(400).end('{"error":{"message":"no"}}'))
    const id = await record()
    const again = await replay(actions, id, { provider: 'openai', model: 'bad', baseUrl: url })
    const list = await settled(2)
    expect(list.find((row) => row.id === again)).toMatchObject({ state: 'failed', replayOf: id })
  })

  it.each([
    ['was not recorded', { bodies: false }, 'Its body was not recorded'],
    ['was cut', { bodies: true, bodyKilobytes: 1 }, 'Only the beginning of its body was recorded'],
  ])('of a body that %s says why it cannot be', async (_why, recording, sentence) => {
    const { actions, record } = await setUp({ recording })
    const id = await record({ ...smallRequest, system: 'x'.repeat(20_000) })
    const result = await actions.replay({ id, destination: null })
    expect(sentenceOf(result)).toContain(sentence)
  })

  it('of a request that is gone says so', async () => {
    const { actions } = await setUp()
    const result = await actions.replay({ id: 'req_0', destination: null })
    expect(sentenceOf(result)).toContain('no longer in memory')
  })
})
