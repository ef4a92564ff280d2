import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ExchangeDetail, RecordedMessage } from '../../shared/exchange-detail.ts'
import { defaultRecordingSettings, type RecordingSettings } from '../../shared/recording-settings.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { createLog } from '../logging/create-log.ts'
import { createPatternRedactor } from '../logging/pattern-redactor.ts'
import { postMessages, smallRequest, startChatStream, startProxy, startUpstream } from '../proxy/testing/start.ts'
import { combineObservers } from '../services/combine-observers.ts'
import { createRequestLog } from './request-log.ts'

interface Given {
  readonly recording?: Partial<RecordingSettings>
  readonly answer: (response: ServerResponse, body: string) => void
  readonly provider?: string
  readonly token?: string
}

const known = 'known-secret-value-42'
const shaped = 'sk-proj-ABCDEFGHIJKLMNOPQRSTUVWX'
const patterned = 'CUST-204611'
const planted = [known, shaped, patterned]
const recorded = { bodies: true, hiddenPatterns: ['CUST-\\d+'] }

async function start({ recording, answer, provider = 'openai', token }: Given) {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-request-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const pushed: ExchangeSummary[][] = []
  const lists: ExchangeSummary[][] = []
  const trouble = vi.fn<(code: string) => void>()
  const requestLog = createRequestLog({
    settings: { ...defaultRecordingSettings, ...recording },
    folder: join(folder, 'requests'),
    redactor: createPatternRedactor(() => [known], recording?.hiddenPatterns ?? []),
    push: (changed) => void pushed.push([...changed]),
    pushList: (left) => void lists.push([...left]),
    isWatched: () => true,
    onTrouble: trouble,
  })
  const upstream = await startUpstream((incoming, response) => {
    let body = ''
    incoming.on('data', (part) => (body += String(part)))
    incoming.on('end', () => answer(response, body))
  })
  const { url } = await startProxy({
    provider,
    baseUrl: upstream.url,
    ...(token !== undefined && { token }),
    observer: combineObservers([requestLog.observer]),
  })
  const ids = () => requestLog.list().map(({ id }) => id)
  const details = () => ids().flatMap((id) => requestLog.detail(id) ?? [])
  const detail = async () => {
    await vi.waitFor(() => expect(details().at(-1)?.clientAnswer?.line).toMatch(/^\d+$/))
    return details().at(-1) as ExchangeDetail
  }
  const files = () => {
    const requests = join(folder, 'requests')
    return readdirSync(requests).map((name) => readFileSync(join(requests, name), 'utf8'))
  }
  return { url, requestLog, pushed, lists, details, detail, ids, files, folder, trouble }
}

function streaming(...pieces: readonly string[]) {
  return (response: ServerResponse) => {
    const stream = startChatStream(response)
    for (const content of pieces) stream.chunk({ content })
    stream.finish()
  }
}

const textIn = (message: RecordedMessage | null) => (message?.body.kind === 'text' ? message.body.text : null)
const ask = async (url: string, more: object = {}, headers = {}) =>
  (await postMessages(url, { ...smallRequest, stream: true, ...more }, headers)).text()

describe('what is recorded', () => {
  it('is nothing of bodies and headers unless the user says so', async () => {
    const { url, details } = await start({ answer: streaming('hello') })
    await ask(url)
    const [first] = details()
    expect(first?.summary.state).toBe('done')
    expect(first).toMatchObject({
      clientRequest: { headers: [], body: { kind: 'not-recorded' } },
      upstreamAnswer: null,
    })
    expect(JSON.stringify(first)).not.toContain('hello')
  })

  it('is both requests, both answers and the events, as they were sent', async () => {
    const { url, detail } = await start({ recording: recorded, answer: streaming('hel', 'lo') })
    const sent = await ask(url, {}, { 'x-of-the-client': 'yes' })
    const { clientRequest, upstreamRequest, upstreamAnswer, clientAnswer, events } = await detail()
    expect(clientRequest.line).toBe('POST /v1/messages?beta=true')
    expect(Object.fromEntries(clientRequest.headers)).toMatchObject({
      authorization: '[hidden]',
      'x-of-the-client': 'yes',
    })
    expect(JSON.parse(textIn(clientRequest) ?? '')).toEqual({ ...smallRequest, stream: true })
    expect(upstreamRequest?.line).toMatch(/^POST http:.*\/chat\/completions$/)
    expect(Object.fromEntries(upstreamRequest?.headers ?? [])).toMatchObject({ authorization: '[hidden]' })
    expect(JSON.parse(textIn(upstreamRequest) ?? '')).toMatchObject({ model: 'gpt-4.1' })
    expect(upstreamAnswer?.line).toBe('200')
    expect(textIn(upstreamAnswer)).toContain('data: [DONE]')
    expect(clientAnswer?.line).toBe('200')
    expect(Object.fromEntries(clientAnswer?.headers ?? [])).toMatchObject({ 'content-type': 'text/event-stream' })
    expect(textIn(clientAnswer)).toBe(sent)
    expect(clientAnswer?.body).toMatchObject({ bytes: Buffer.byteLength(sent), isCut: false })
    expect(events.map(({ type }) => type)).toEqual([...sent.matchAll(/^event: (.*)$/gm)].map(([, type]) => type))
    expect(events.reduce((sum, { characters }) => sum + characters, 0)).toBe('hello'.length)
    expect(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? 0))).toBe(true)
  })

  it('is an error as the client got it, and the upstream had it', async () => {
    const { url, detail } = await start({
      recording: recorded,
      answer: (response) => response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"no"}'),
    })
    const sent = await ask(url)
    const { upstreamAnswer, clientAnswer, events } = await detail()
    expect([upstreamAnswer?.line, textIn(upstreamAnswer)]).toEqual(['400', '{"error":"no"}'])
    expect([clientAnswer?.line, textIn(clientAnswer)]).toEqual(['400', sent])
    expect(events).toEqual([])
  })

  it('is a Claude host’s answer, which passes unread', async () => {
    const answer =
      'event: message_start\ndata: {"type":"message_start"}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n'
    const { url, detail } = await start({
      provider: 'anthropic',
      recording: recorded,
      answer: (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer),
    })
    await ask(url)
    const { upstreamAnswer, clientAnswer, events } = await detail()
    expect(textIn(upstreamAnswer)).toBe(answer)
    expect(textIn(clientAnswer)).toBe(answer)
    expect(events.map(({ type }) => type)).toEqual(['message_start', 'message_stop'])
  })

  it('is the beginning of an answer of 50 MB, which itself arrives whole', async () => {
    const content = 'x'.repeat(50 * 1024 * 1024)
    const { url, detail } = await start({
      recording: recorded,
      answer: (response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ choices: [{ index: 0, message: { content }, finish_reason: 'stop' }] })),
    })
    const sent = await ask(url, { stream: false })
    expect(sent.length).toBeGreaterThan(content.length)
    const { upstreamAnswer, clientAnswer } = await detail()
    for (const message of [upstreamAnswer, clientAnswer]) {
      expect(message?.body).toMatchObject({ isCut: true })
      expect(textIn(message)?.length).toBe(512 * 1024)
    }
    expect(clientAnswer?.body).toMatchObject({ bytes: sent.length })
  })
})

describe('the list', () => {
  it('is pushed with the characters of running answers while somebody looks at it', async () => {
    let stream: ReturnType<typeof startChatStream> | undefined
    const { url, pushed } = await start({
      answer: (response) => {
        stream = startChatStream(response)
        stream.chunk({ content: 'one ' })
      },
    })
    const answer = ask(url)
    const counts = () => pushed.flat().map(({ outputCharacters }) => outputCharacters)
    await vi.waitFor(() => expect(counts()).toContain(4))
    stream?.chunk({ content: 'two' })
    await vi.waitFor(() => expect(counts()).toContain(7))
    stream?.finish()
    await answer
    await vi.waitFor(() => expect(pushed.flat().at(-1)?.state).toBe('done'))
  })

  it('is cleared of what is over, and the window told what is left', async () => {
    const { url, requestLog, lists, ids } = await start({
      answer: (response, body) =>
        body.includes('wait') ? startChatStream(response).chunk({}) : streaming('done')(response),
    })
    await ask(url)
    const abort = new AbortController()
    const running = postMessages(
      url,
      { ...smallRequest, model: 'claude-opus-wait', system: 'wait' },
      {},
      abort.signal,
    ).catch(() => null)
    await vi.waitFor(() => expect(ids()).toHaveLength(2))
    requestLog.clear()
    expect(ids()).toHaveLength(1)
    expect(lists.at(-1)?.map(({ requestedModel }) => requestedModel)).toEqual(['claude-opus-wait'])
    requestLog.cancel(ids()[0] ?? '')
    await running
    abort.abort()
  })
})

describe('files', () => {
  const disk = { isOn: true, days: 7, megabytes: 10 }

  it('hold each request that is over, with its bodies where they are recorded', async () => {
    const { url, requestLog, files } = await start({ recording: { ...recorded, disk }, answer: streaming('hello') })
    const sent = await ask(url)
    await ask(url)
    await requestLog.close()
    const lines = files()
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ExchangeDetail)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({ version: 1, summary: { state: 'done', status: 200 } })
    expect(textIn(lines[0]?.clientAnswer ?? null)).toBe(sent)
  })

  it('hold no bodies where they are not', async () => {
    const { url, requestLog, files } = await start({ recording: { disk }, answer: streaming('hello') })
    await ask(url)
    await requestLog.close()
    expect(files().join('')).toContain('"state":"done"')
    expect(files().join('')).not.toContain('hello')
  })

  it('are deleted with everything else at one click', async () => {
    const { url, requestLog, files, ids, lists } = await start({
      recording: { ...recorded, disk },
      answer: streaming('hello'),
    })
    await ask(url)
    const [id = ''] = ids()
    await vi.waitFor(() => expect(files().join('')).toContain(id))
    expect(await requestLog.wipe()).toEqual({ ok: true, value: undefined })
    expect(files()).toEqual([])
    expect(requestLog.detail(id)).toBeNull()
    expect(lists.at(-1)).toEqual([])
  })
})

describe('secrets', () => {
  const all = planted.join(' ')

  /** Everywhere that a request has room for them. */
  const request = {
    ...smallRequest,
    model: `claude-opus-${all}`,
    system: [{ type: 'text', text: `system ${all}` }],
    messages: [
      { role: 'user', content: `question ${all}` },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: all, signature: all },
          { type: 'tool_use', id: 'toolu_1', name: 'Read', input: { [known]: all } },
        ],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: `${all}\n"${all}"` }] },
    ],
    tools: [{ name: 'Read', description: all, input_schema: { type: 'object', description: all } }],
    metadata: { user_id: all },
    stop_sequences: [known],
    [shaped]: patterned,
  }
  const headers = {
    'x-planted': all,
    'x-claude-code-session-id': all,
    'x-claude-code-agent-id': all,
    'user-agent': all,
    cookie: known,
    authorization: `Bearer ${known}`,
  }
  const answerHeaders = { 'x-planted': all, 'request-id': known, 'set-cookie': all }

  const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'a stream': (response) => {
      for (const [name, value] of Object.entries(answerHeaders)) response.setHeader(name, value)
      const stream = startChatStream(response)
      stream.chunk({ content: `answer ${all} ` })
      // A model writes a few characters at a time.
      for (const secret of planted) {
        for (const piece of secret.match(/.{1,4}/g) ?? []) stream.chunk({ content: piece })
        stream.chunk({ content: ' ' })
      }
      stream.chunk({ tool_calls: [{ index: 0, id: 'c1', function: { name: 'Read', arguments: `{"path":"${all}"}` } }] })
      stream.finish()
    },
    'a whole answer': (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', ...answerHeaders })
        .end(JSON.stringify({ choices: [{ index: 0, message: { content: all }, finish_reason: 'stop' }] })),
    'an error': (response) =>
      response
        .writeHead(400, { 'content-type': 'application/json', ...answerHeaders })
        .end(JSON.stringify({ error: { message: `wrong: ${all}`, code: all, type: all } })),
    'a page': (response) =>
      response.writeHead(503, { 'content-type': 'text/html', ...answerHeaders }).end(`<h1>${all}</h1>`),
  }

  it.each(Object.keys(answers))('stand nowhere after %s', async (name) => {
    const disk = { isOn: true, days: 7, megabytes: 10 }
    const { url, requestLog, details, detail, pushed, files } = await start({
      recording: { ...recorded, disk },
      answer: (response) => answers[name]?.(response),
    })
    for (const stream of [true, false]) {
      const query = `key=${known}&other=${encodeURIComponent(patterned)}`
      const body = JSON.stringify({ ...request, stream })
      const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
      await (await fetch(`${url}/v1/messages?${query}`, init)).text()
      await detail()
    }
    await (await fetch(`${url}/${known}/${shaped}/${patterned}`)).text()
    await vi.waitFor(() => expect(pushed.flat().some(({ status }) => status === 404)).toBe(true))
    await requestLog.close()
    const left = { pushed, list: requestLog.list(), details: details(), files: files() }
    expect(left.details.length).toBe(3)
    expect(JSON.stringify(left.details)).toContain('question [hidden]')
    for (const [where, value] of Object.entries(left)) {
      for (const secret of planted) expect(JSON.stringify(value), `${secret} in ${where}`).not.toContain(secret)
    }
    for (const { upstreamAnswer, clientAnswer } of left.details) {
      for (const message of [upstreamAnswer, clientAnswer]) {
        const joined = piecesOf(textIn(message) ?? '')
        for (const secret of planted) expect(joined).not.toContain(secret)
      }
    }
  })

  it('stay hidden in what was recorded before they were replaced', async () => {
    const secrets = [known]
    const pushed: ExchangeSummary[] = []
    const requestLog = createRequestLog({
      settings: { ...defaultRecordingSettings, bodies: true },
      folder: '/nowhere',
      redactor: createPatternRedactor(() => secrets, []),
      push: (changed) => void pushed.push(...changed),
      pushList: () => {},
      isWatched: () => true,
      onTrouble: () => {},
    })
    const upstream = await startUpstream((_incoming, response) => streaming(`the key is ${known}`)(response))
    const { url } = await startProxy({ baseUrl: upstream.url, observer: requestLog.observer })
    await ask(url)
    await vi.waitFor(() => expect(pushed.at(-1)?.state).toBe('done'))
    secrets[0] = 'another-one'
    requestLog.configure({ ...defaultRecordingSettings, bodies: true, rows: 1000 })
    expect(JSON.stringify(requestLog.detail(pushed.at(-1)?.id ?? ''))).not.toContain(known)
  })

  it('stand in no log either, with bodies written to it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'freecc-secret-log-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    let printed = ''
    const log = createLog({
      settings: logEverything,
      directory: folder,
      console: { write: (text) => void (printed += text), isColoured: true },
      redact: createPatternRedactor(() => [known], recorded.hiddenPatterns).redact,
    })
    const upstream = await startUpstream((_incoming, response) => answers['an error']?.(response))
    const { url } = await startProxy({ baseUrl: upstream.url, logging: logEverything, observer: log.observer })
    await (await postMessages(url, request, headers)).text()
    await log.logger.close()
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(written.join('')).toContain('question [hidden]')
    for (const secret of planted) expect(printed + written.join('')).not.toContain(secret)
  })
})

const logEverything = {
  ...defaultSettings.logging,
  consoleLevel: 'DEBUG',
  fileLevel: 'DEBUG',
  requestBodies: true,
  responseBodies: true,
} as const

/** The texts of a stream's events, one after the other, as a reader would put them together. */
function piecesOf(text: string): string {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  const texts = new Set(['text', 'content', 'arguments', 'partial_json'])
  for (const [, data = ''] of text.matchAll(/^data: (\{.*)$/gm)) {
    JSON.parse(data, (key, value: unknown) => {
      if (texts.has(key)) look(value)
      return value
    })
  }
  return found.join('')
}
