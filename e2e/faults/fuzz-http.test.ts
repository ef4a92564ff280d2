import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startProxy } from '../../src-main/proxy/testing/start.ts'
import { amounts, isLong } from './amounts.ts'
import { post, request } from './bad-input.ts'
import { startFaultyUpstream } from './faulty-upstream.ts'
import { chat } from './formats.ts'
import { measured } from './measured.ts'
import { mutatedJson, mutatedText } from './mutate.ts'
import { exchangeRaw } from './raw-exchange.ts'
import { streamed } from './steps.ts'

const good = {
  model: 'claude-opus-5-5',
  max_tokens: 100,
  stream: true,
  system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
  thinking: { type: 'adaptive' },
  tools: [{ name: 'Bash', description: 'Runs', input_schema: { type: 'object', properties: { command: {} } } }],
  messages: [
    { role: 'user', content: 'hello' },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hm.', signature: 'abc' },
        { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: { command: 'ls' } },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'toolu_1', content: [{ type: 'text', text: 'file' }], is_error: false },
        { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGVsbG8=' } },
      ],
    },
  ],
}

/** Without HEAD, whose answers announce a body that does not come. */
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE', 'get', '')
const target = fc.oneof(
  fc.constantFrom('/', '/v1/messages', '/v1/messages/count_tokens', '/v1/models', '/v1/models/%', '*', '//', '/%zz'),
  fc.constantFrom(
    '/v1/models/../..',
    'http://localhost/',
    'http://[::1',
    'localhost:80',
    '/?a=%',
    '/v1/messages?\u00e9',
  ),
  fc.webPath(),
)
const header = fc.tuple(
  fc.constantFrom('host', 'content-length', 'transfer-encoding', 'connection', 'expect', 'upgrade', 'te', 'x', ' ', ''),
  fc.oneof(fc.constantFrom('localhost', '0', '-1', '5', 'chunked', 'close', 'websocket', '100-continue'), fc.string()),
)
const anyRequest = fc
  .tuple(method, target, fc.array(header, { maxLength: 5 }), fc.string({ maxLength: 50 }))
  .map(
    ([verb, path, headers, body]) =>
      request(`${verb} ${path}`, { host: 'localhost', ...Object.fromEntries(headers) }) + body,
  )

const anyBytes = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  { weight: 3, arbitrary: anyRequest },
  { weight: 2, arbitrary: mutatedText(post(good).toString()) },
  { weight: 2, arbitrary: fc.json().map((body) => post(body)) },
  { weight: 8, arbitrary: mutatedJson(good).map((body) => post(body)) },
  { weight: 2, arbitrary: mutatedJson(good).map((body) => post(body, {}, '/v1/messages/count_tokens')) },
)

const atOnce = isLong ? 200 : 40

it(
  'whatever a client sends, it is answered or told what is wrong with it, and the next one is served',
  async () => {
    const upstream = await startFaultyUpstream([streamed(chat.hello.join(''))])
    const limits = { clientHeadersMs: 150, clientRequestMs: 300, repeatMs: 1 }
    const { url } = await startProxy({ baseUrl: `${upstream.origin}/v1`, refresh: false, limits })
    const seed = Date.now()
    const statuses = new Map<number, number>()
    for (let done = 0; done < amounts.httpCases; done += atOnce) {
      const cases = fc.sample(anyBytes, { numRuns: atOnce, seed: seed + done })
      await Promise.all(
        cases.map(async (bytes) => {
          const answer = await exchangeRaw(url, bytes)
          const shown = `seed ${seed + done}: ${JSON.stringify(Buffer.from(bytes as string).toString('latin1'))}\n${answer.body}`
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
          expect(answer.status, shown).toBeLessThan(500)
          if (answer.status >= 400) expect(JSON.parse(answer.body || '{}'), shown).toMatchObject({ type: 'error' })
        }),
      )
    }
    expect(upstream.violations()).toEqual([])
    expect((await exchangeRaw(url, post(good))).status).toBe(200)
    measured('requests that nobody should send', amounts.httpCases)
    for (const [status, count] of statuses) measured(`… answered with status ${status}`, count)
  },
  isLong ? 1_200_000 : 60_000,
)
