import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { curlCommand } from './curl-command.ts'
import type { RecordedMessage } from './exchange-detail.ts'

const options = { baseUrl: 'http://127.0.0.1:8082', keyVariable: 'API_KEY' }

function request(text: string, headers: RecordedMessage['headers'] = [], line = 'https://api.example.com/v1/chat') {
  return { line, headers, body: { kind: 'text', text, bytes: text.length, isCut: false } } as const
}

const hostile = [
  `{"text":"it's \\"quoted\\" and \`run\` $(touch pwned) $API_KEY \\\\ !! %s"}`,
  'line one\nline two\r\n\ttab',
  'END\nEND_\n',
  "'; touch pwned; echo '",
  '<<EOF\n$(id)\nEOF',
  '',
  '中文 🙂 \u2028',
  'x'.repeat(300_000),
]

describe.skipIf(process.platform === 'win32')('a curl command in a real shell', () => {
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'freecc-curl-'))
    // Notes its arguments and its input instead of sending anything.
    writeFileSync(
      join(folder, 'curl'),
      `#!/bin/sh\nfor each in "$@"; do printf '%s\\0' "$each"; done > "${folder}/arguments"\ncat > "${folder}/body"\n`,
    )
    chmodSync(join(folder, 'curl'), 0o755)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function run(command: string | null): { readonly sent: readonly string[]; readonly body: string } {
    execFileSync('/bin/sh', ['-s'], {
      cwd: folder,
      input: command ?? '',
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, API_KEY: 'the key' },
    })
    const sent = readFileSync(join(folder, 'arguments'), 'utf8').split('\0').slice(0, -1)
    return { sent, body: readFileSync(join(folder, 'body'), 'utf8') }
  }

  it.each(hostile.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
    'sends the body as it was: %s',
    (_, text) => {
      const { body } = run(curlCommand(request(text), options))
      expect(body).toBe(`${text}\n`)
    },
  )

  it.each(hostile.slice(0, 6).filter((text) => text !== ''))('sends headers as they were: %j', (text) => {
    const value = text.replace(/[\r\n]+/g, ' ')
    const { sent } = run(curlCommand(request('{}', [['x-note', text]]), options))
    expect(sent).toEqual([
      '--globoff',
      'https://api.example.com/v1/chat',
      '-H',
      `x-note: ${value}`,
      '--data-binary',
      '@-',
    ])
  })

  it('takes the key from the variable, wherever it stood', () => {
    const headers = [
      ['authorization', 'Bearer [hidden]'],
      ['x-api-key', '[hidden]'],
      ['x-trace', 'a [hidden] b'],
    ] as const
    const line = 'https://api.example.com/v1/chat?key=[hidden]&alt=sse'
    const { sent } = run(curlCommand(request('{}', headers, line), options))
    expect(sent[1]).toBe('https://api.example.com/v1/chat?key=the key&alt=sse')
    expect(sent.filter((_, index) => sent[index - 1] === '-H')).toEqual([
      'authorization: Bearer the key',
      'x-api-key: the key',
      'x-trace: a the key b',
    ])
  })
})

describe('curlCommand', () => {
  it('never passes a credential on, even one that the recorder should have hidden', () => {
    const headers = [
      ['Authorization', 'sk-not-hidden'],
      ['x-goog-api-key', 'AIza-not-hidden'],
    ] as const
    expect(curlCommand(request('{}', headers), options)).not.toContain('not-hidden')
  })

  it('leaves out what curl works out itself, and what is no header', () => {
    const headers = [
      ['content-length', '2'],
      ['Host', 'api.example.com'],
      ['@/etc/passwd', ''],
      ['-o', 'x'],
    ] as const
    const command = curlCommand(request('{}', headers), options)
    expect(command).not.toMatch(/content-length|Host|passwd/)
  })

  it('gives a path the address of FreeCC', () => {
    expect(curlCommand(request('{}', [], 'POST /v1/messages'), options)).toContain(
      "'http://127.0.0.1:8082/v1/messages'",
    )
  })

  it('is not there without the whole body', () => {
    expect(curlCommand({ ...request(''), body: { kind: 'not-recorded' } }, options)).toBeNull()
    expect(
      curlCommand({ ...request(''), body: { kind: 'text', text: '{', bytes: 9, isCut: true } }, options),
    ).toBeNull()
  })
})
