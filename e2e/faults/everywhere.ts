import { gzipSync } from 'node:zlib'
import { answers, breaksOff, refuses, type Expected } from './expected.ts'
import type { Reply } from './faulty-upstream.ts'
import { helloText, type SpokenFormat } from './formats.ts'
import type { Scenario } from './scenario.ts'
import {
  chunk,
  closeStream,
  drip,
  end,
  framed,
  head,
  hold,
  json,
  openStream,
  pause,
  reset,
  send,
  streamed,
  whole,
} from './steps.ts'

/** What may go wrong at any upstream, whatever it speaks. */
export function everywhere(format: SpokenFormat): readonly Scenario[] {
  const hello = format.hello.join('')
  const beginning = format.beginning.join('')
  const helloReply = streamed(hello)
  const begun: Reply = [openStream(), chunk(beginning)]
  const seen = textOfBeginning(format)
  const fine = answers(helloText)
  return [
    {
      title: 'F05: headers never arrive',
      replies: [[hold]],
      limits: { firstByteMs: 100 },
      expected: refuses(504, 'timeout_error', /did not begin to answer/),
    },
    {
      title: 'F06: a slow first byte',
      replies: [[pause(150), ...helloReply]],
      expected: fine,
    },
    {
      title: 'F07: a stall in mid-stream',
      replies: [[...begun, hold]],
      limits: { silenceMs: 100, pingMs: 20 },
      expected: breaksOff('timeout_error', /fell silent/, seen),
    },
    {
      title: 'F08: a reset in mid-stream',
      replies: [[...begun, reset]],
      expected: breaksOff('api_error', /closed the connection/, seen),
    },
    {
      title: 'F08: a reset before any output, once',
      replies: [[reset], helloReply],
      asked: 2,
      expected: fine,
    },
    {
      title: 'F08: a reset after the headers, once',
      replies: [[openStream(), reset], helloReply],
      asked: 2,
      expected: fine,
    },
    {
      title: 'F09: a clean end without an end of the answer',
      replies: [streamed(beginning)],
      expected: breaksOff('api_error', /broke off/, seen),
    },
    {
      title: 'F16: a stream in single bytes, torn within characters',
      replies: [[send(head(200, { 'content-type': 'text/event-stream', connection: 'close' })), drip(hello, 1), end]],
      expected: fine,
    },
    {
      title: 'F17: a stream whose lines end in CRLF, torn between the two',
      replies: [streamed(...hello.replaceAll('\n', '\r\n').split(/(?<=\r)/))],
      expected: fine,
    },
    {
      title: 'F17: a stream whose lines end in a lone CR',
      replies: [streamed(hello.replaceAll('\n', '\r'))],
      expected: fine,
    },
    { title: 'F20: comments that keep the connection alive', replies: [streamed(commented(format))], expected: fine },
    {
      title: 'F45: a compressed stream that nobody asked for',
      replies: [[openStream({ 'content-encoding': 'gzip' }), chunk(gzipSync(hello)), closeStream]],
      expected: fine,
    },
    {
      title: 'F46: the key is refused',
      replies: [[json(401, format.error(401, 'Incorrect key.'))]],
      expected: asClaude(format, refuses(403, 'permission_error', /refused access.*KEY/), 401, /Incorrect key/),
    },
    {
      title: 'F47: too many requests, with a time to wait',
      replies: [[json(429, format.error(429, 'Slow down.'), { 'retry-after': 7 })]],
      expected: refuses(429, 'rate_limit_error', /Slow down/),
    },
    {
      title: 'F48: an invalid request, in the upstream’s words',
      replies: [[json(400, format.error(400, 'Unknown field xyz.'))]],
      expected: asClaude(format, refuses(400, 'invalid_request_error', /Unknown field xyz/), 400, /xyz/),
    },
    {
      title: 'F53: a redirect, which is not followed',
      replies: [[send(head(302, { location: 'http://127.0.0.1:1/', 'content-length': 0 }))]],
      expected: refuses(502, 'api_error', /base URL/),
    },
    {
      title: 'F57: early hints before the answer',
      replies: [[send(head(103, { link: '</x>; rel=preload' })), ...helloReply]],
      expected: fine,
    },
    {
      title: 'F64: a trickle that lasts longer than any silence may',
      replies: [[openStream(), ...format.hello.flatMap((event) => [pause(15), chunk(event)]), closeStream]],
      limits: { silenceMs: 100 },
      expected: fine,
    },
    {
      title: 'F66: the connection stays open after the answer',
      replies: [[openStream(), chunk(hello), hold]],
      expected: fine,
    },
    {
      title: 'F54: the answer is shorter than was said',
      replies: [[send(head(200, { 'content-type': 'text/event-stream', 'content-length': 1e6 }) + beginning), end]],
      expected: breaksOff('api_error', /closed the connection/, seen),
    },
    {
      title: 'F32: an answer framed in chunks of a few bytes',
      replies: [[openStream(), drip(Buffer.concat(cutInPieces(hello, 3).map(framed)), 50), closeStream]],
      expected: fine,
    },
    ...unlessClaude(format, [
      {
        title: 'F49: a status 500 with a page of HTML',
        replies: [[whole(500, 'text/html', '<html><body>nginx</body></html>')]],
        asked: 2,
        expected: refuses(500, 'api_error', /HTTP 500: nginx$/),
      },
      {
        title: 'F50: a status 503 without a body',
        replies: [[whole(503, 'text/plain', '')]],
        asked: 2,
        expected: refuses(529, 'overloaded_error', /empty body/),
      },
      {
        title: 'F52: a log-in page under status 200',
        replies: [[whole(200, 'text/html', '<html>Log in to the WiFi</html>')]],
        asked: 2,
        expected: refuses(502, 'api_error', /Log in to the WiFi/),
      },
      {
        title: 'F55: broken JSON under status 200',
        replies: [[json(200, '{"choices":[{"mess')]],
        isWhole: true,
        asked: 2,
        expected: refuses(502, 'api_error', /./),
      },
      {
        title: 'F14: half an event, then the next',
        replies: [streamed(beginning, 'data: {"choices":[{"delta"\n\n', hello)],
        expected: breaksOff('api_error', /./, seen),
      },
      {
        title: 'F26: no bytes at all',
        replies: [streamed(''), streamed('')],
        asked: 2,
        expected: refuses(502, 'api_error', /./),
      },
      {
        title: 'F07: silence after the headers, before any output',
        replies: [[openStream(), hold]],
        limits: { silenceMs: 100, commitMs: 20, pingMs: 10 },
        expected: breaksOff('timeout_error', /fell silent/),
      },
    ]),
  ]
}

/** A Claude host's own errors pass as they are (edge case 258). */
function asClaude(format: SpokenFormat, expected: Expected, status: number, says: RegExp): Expected {
  return format.wireFormat === 'anthropic' ? refuses(status, 'api_error', says) : expected
}

function unlessClaude(format: SpokenFormat, scenarios: readonly Scenario[]): readonly Scenario[] {
  return format.wireFormat === 'anthropic' ? [] : scenarios
}

function commented({ hello }: SpokenFormat): string {
  return `: PROCESSING\n\n${hello.join(': PROCESSING\n\n')}`
}

/** What a client has seen after the beginning: the first piece of the text. */
function textOfBeginning({ beginning }: SpokenFormat): string {
  const last = beginning.at(-1) ?? ''
  for (let length = helloText.length; length > 0; length -= 1) {
    if (last.includes(helloText.slice(0, length))) return helloText.slice(0, length)
  }
  return ''
}

function cutInPieces(text: string, size: number): readonly Buffer[] {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}
