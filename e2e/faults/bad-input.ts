import { gzipSync } from 'node:zlib'
import type { ErrorType } from '../../shared/anthropic/errors.ts'

/** What a client gets wrong, or does on purpose, and how it is answered. */
export interface BadInput {
  /** Begins with its number. */
  readonly title: string
  readonly bytes: string | Uint8Array
  readonly status: number
  /** Of the error; left out where the request is good. */
  readonly type?: ErrorType
}

type Headers = Readonly<Record<string, string | null>>

const content = [{ role: 'user', content: 'hello' }]
const good = { model: 'claude-opus-5-5', max_tokens: 100, messages: content }

/** A request for a message; a header that is null is left out. */
export function post(body: unknown, headers: Headers = {}, target = '/v1/messages'): Buffer {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const bytes = Buffer.from(text as string)
  const all = { host: 'localhost', 'content-type': 'application/json', 'content-length': bytes.length, ...headers }
  return Buffer.concat([Buffer.from(request(`POST ${target}`, all)), bytes])
}

export function request(line: string, headers: Readonly<Record<string, string | number | null>>): string {
  const lines = Object.entries(headers).filter(([, value]) => value !== null)
  return `${line} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}

const invalid = { status: 400, type: 'invalid_request_error' } as const
const forbidden = { status: 403, type: 'permission_error' } as const
const fine = { status: 200 } as const

const saying = (blocks: unknown) => ({ ...good, messages: [{ role: 'user', content: blocks }] })
const framedTwice = (first: string, second: string) =>
  `POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${first}\r\n${second}\r\n\r\n0\r\n\r\n`
const chunked = (body: string) =>
  Buffer.from(
    request('POST /v1/messages', {
      host: 'localhost',
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
    }) + body,
  )
const manyHeaders = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, '1']))

const notJson = [
  '{',
  '}',
  '[1,]',
  '{"a":}',
  "{'a':1}",
  '{"a" 1}',
  '{"a":1,}',
  '{"a":01}',
  '{"a":+1}',
  '{"a":.5}',
  '{"a":1e}',
  '{"a":NaN}',
  '{"a":"\t"}',
  '{"a":"\\x"}',
  '{"a":"\\u12"}',
  '{"a":tru}',
  '{"a":1}}',
  '{"a":1}/**/',
  '\u0000',
  'hello',
]

export const badInputs: readonly BadInput[] = [
  ...notJson.map((body) => ({
    title: `I01: a body that is not JSON: ${JSON.stringify(body)}`,
    bytes: post(body),
    ...invalid,
  })),
  { title: 'I02: an empty body', bytes: post(''), ...invalid },
  ...['[]', 'null', '1', '"x"'].map((body) => ({
    title: `I03: ${body} in place of an object`,
    bytes: post(body),
    ...invalid,
  })),
  { title: 'I04: no messages', bytes: post({ model: 'x', max_tokens: 1 }), ...invalid },
  { title: 'I04: messages that are a string', bytes: post({ ...good, messages: 'x' }), ...invalid },
  { title: 'I04: no message among the messages', bytes: post({ ...good, messages: [] }), ...invalid },
  { title: 'I05: a role that is no name', bytes: post({ ...good, messages: [{ role: 7, content: 'x' }] }), ...invalid },
  { title: 'I05: a role that is new', bytes: post({ ...good, messages: [{ role: 'critic', content: 'x' }] }), ...fine },
  { title: 'I06: content that is null', bytes: post(saying(null)), ...invalid },
  {
    title: 'I07: a block of unknown type',
    bytes: post(saying([{ type: 'hologram' }, { type: 'text', text: 'x' }])),
    ...fine,
  },
  {
    title: 'I08: a tool result without its call',
    bytes: post(saying([{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'x' }])),
    ...fine,
  },
  { title: 'I09: a model that is a number', bytes: post({ ...good, model: 7 }), ...invalid },
  ...['"9"', '-1', '1.5', '1e309', '{}'].map((count) => ({
    title: `I10: max_tokens that is ${count}`,
    bytes: post(JSON.stringify(good).replace('100', count)),
    ...invalid,
  })),
  {
    title: 'I11: bytes that are not UTF-8',
    bytes: post(Buffer.from(JSON.stringify(saying('h\u00e9llo')), 'latin1')),
    ...fine,
  },
  {
    title: 'I12: half of a surrogate pair',
    bytes: post(JSON.stringify(saying('x')).replace('"x"', '"\\ud800"')),
    ...fine,
  },
  { title: 'I13: a key given twice', bytes: post(JSON.stringify(good).replace('{', '{"max_tokens":"x",')), ...fine },
  {
    title: 'I14: keys named __proto__ and constructor',
    bytes: post(JSON.stringify(good).replace('{', '{"__proto__":{"isAdmin":1},"constructor":{"prototype":{"x":1}},')),
    ...fine,
  },
  { title: 'I15: 100,000 nested arrays', bytes: post('['.repeat(1e5)), ...invalid },
  { title: 'I15: 100,000 nested arrays that end', bytes: post(`${'['.repeat(1e5)}${']'.repeat(1e5)}`), ...invalid },
  {
    title: 'I16: a tool schema 5,000 levels deep',
    bytes: post(
      JSON.stringify({ ...good, tools: [{ name: 'x', input_schema: 'deep' }] }).replace(
        '"deep"',
        `${'{"items":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      ),
    ),
    ...invalid,
  },
  { title: 'I17: a body of 12 MB', bytes: post(saying('x'.repeat(12e6))), ...fine },
  { title: 'I18: a body of 50 MB', bytes: post('x'.repeat(50e6)), status: 413, type: 'request_too_large' },
  {
    title: 'I18: a body of 50 MB in chunks, of unknown length',
    bytes: chunked(`${(1e6).toString(16)}\r\n${'x'.repeat(1e6)}\r\n`.repeat(50) + '0\r\n\r\n'),
    status: 413,
    type: 'request_too_large',
  },
  {
    title: 'I19: a compressed body',
    bytes: post(gzipSync(JSON.stringify(good)), { 'content-encoding': 'gzip' }),
    status: 415,
    type: 'invalid_request_error',
  },
  {
    title: 'I20: a compressed body of 100 MB, which is never opened',
    bytes: post(gzipSync('x'.repeat(1e8)), { 'content-encoding': 'gzip' }),
    status: 415,
    type: 'invalid_request_error',
  },
  {
    title: 'I21: a content type that a web page may send unasked',
    bytes: post(good, { 'content-type': 'text/plain' }),
    status: 415,
    type: 'invalid_request_error',
  },
  { title: 'I22: another host', bytes: post(good, { host: 'evil.com' }), ...forbidden },
  { title: 'I23: two hosts', bytes: post(good, { Host: 'localhost' }), ...invalid },
  { title: 'I24: no host', bytes: post(good, { host: null }), ...invalid },
  {
    title: 'I25: another host in the request line',
    bytes: post(good, {}, 'http://evil.com/v1/messages'),
    ...forbidden,
  },
  { title: 'I26: a web page', bytes: post(good, { origin: 'https://evil.com' }), ...forbidden },
  { title: 'I26: a page without an origin', bytes: post(good, { origin: 'null' }), ...forbidden },
  {
    title: 'I27: a web page that asks whether it may',
    bytes: request('OPTIONS /v1/messages', {
      host: 'localhost',
      origin: 'https://evil.com',
      'access-control-request-method': 'POST',
      'access-control-request-private-network': 'true',
    }),
    ...forbidden,
  },
  {
    title: 'I29: two ways to frame the body',
    bytes: framedTwice('content-length: 4', 'transfer-encoding: chunked'),
    ...invalid,
  },
  {
    title: 'I29: the same, the other way round',
    bytes: framedTwice('transfer-encoding: chunked', 'content-length: 4'),
    ...invalid,
  },
  { title: 'I30: two lengths that differ', bytes: framedTwice('content-length: 4', 'content-length: 5'), ...invalid },
  { title: 'I30: two lengths that agree', bytes: framedTwice('content-length: 5', 'content-length: 5'), ...invalid },
  { title: 'I30: a length that is no number', bytes: framedTwice('content-length: +5', 'x: y'), ...invalid },
  { title: 'I31: an unknown framing', bytes: framedTwice('transfer-encoding: xchunked', 'x: y'), ...invalid },
  {
    title: 'I31: a framing after the chunks',
    bytes: framedTwice('transfer-encoding: chunked, identity', 'x: y'),
    ...invalid,
  },
  { title: 'I32: a chunk size that is no number', bytes: chunked('zz\r\nhello\r\n0\r\n\r\n'), ...invalid },
  { title: 'I32: a chunk longer than it says', bytes: chunked('2\r\nhello\r\n0\r\n\r\n'), ...invalid },
  { title: 'I33: a bare LF between headers', bytes: 'GET / HTTP/1.1\nhost: localhost\n\n', ...invalid },
  { title: 'I33: a bare CR in a header', bytes: 'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\rb\r\n\r\n', ...invalid },
  {
    title: 'I33: a header folded over lines',
    bytes: 'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\r\n b\r\n\r\n',
    ...invalid,
  },
  { title: 'I33: a space before the colon', bytes: 'GET / HTTP/1.1\r\nhost : localhost\r\n\r\n', ...invalid },
  { title: 'I34: a NUL in a header', bytes: 'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\u0000b\r\n\r\n', ...invalid },
  {
    title: 'I35: a header of 20 KB',
    bytes: post(good, { x: 'y'.repeat(20_000) }),
    status: 431,
    type: 'request_too_large',
  },
  { title: 'I36: 2,500 headers', bytes: post(good, manyHeaders(2_500)), status: 431, type: 'request_too_large' },
  { title: 'I37: 300 headers', bytes: post(good, manyHeaders(300)), ...fine },
  { title: 'I38: an unknown path', bytes: post(good, {}, '/v1/complete'), status: 404, type: 'not_found_error' },
  {
    title: 'I39: another method',
    bytes: request('PUT /v1/messages', { host: 'localhost' }),
    status: 405,
    type: 'invalid_request_error',
  },
  { title: 'I40: a query', bytes: post(good, {}, '/v1/messages?beta=true'), ...fine },
  { title: 'I41: the client’s first probe', bytes: request('GET /api/hello', { host: 'localhost' }), ...fine },
  { title: 'I42: a list of models', bytes: request('GET /v1/models?limit=1000', { host: 'localhost' }), ...fine },
  ...['/../../etc/passwd', '/..%2f..%2fetc/passwd', '/v1/messages/../../secret', '//etc/passwd'].map((path) => ({
    title: `I43: a path that climbs: ${path}`,
    bytes: request(`GET ${path}`, { host: 'localhost' }),
    status: 404,
    type: 'not_found_error' as const,
  })),
  { title: 'I44: TLS to a port without it', bytes: Buffer.from('160301020001000001fc0303', 'hex'), ...invalid },
  { title: 'I44: a method that nobody knows', bytes: 'HELLO / HTTP/1.1\r\nhost: localhost\r\n\r\n', ...invalid },
  { title: 'I44: the preface of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ...invalid },
]
