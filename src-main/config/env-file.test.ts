import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEnvFile, readEnvFile } from './env-file.ts'

function parsed(text: string, surroundings = {}) {
  return parseEnvFile(Buffer.from(text), surroundings)
}

describe('parseEnvFile', () => {
  it.each([
    ['A=plain', 'plain'],
    ['A = spaced  ', 'spaced'],
    ['export A=exported', 'exported'],
    ["A='single quoted'", 'single quoted'],
    ['A="double quoted"', 'double quoted'],
    ['A=value # comment', 'value'],
    ['A="value # kept" # comment', 'value # kept'],
    ['A=key#with#hashes', 'key#with#hashes'],
    ['A=key#with # comment', 'key#with'],
    ["A=it's#1", "it's#1"],
    ['A=# only a comment', ''],
    ['A=', ''],
    ['A=a=b=c', 'a=b=c'],
    ['\uFEFFA=after a byte order mark', 'after a byte order mark'],
    ['# comment\r\n\r\nA=carriage returns\r\nB=2\r\n', 'carriage returns'],
    ['A=first\nA=last', 'last'],
    ['A="two\nlines"', 'two\nlines'],
  ])('%j gives %j', (text, value) => {
    expect(parsed(text)['A']).toBe(value)
  })

  it('fills in other variables, those of the surroundings first', () => {
    const text = 'HOST=file\nA=http://${HOST}/${PART}${NONE:-x}${NONE}'
    expect(parsed(text, { PART: 'v1' })['A']).toBe('http://file/v1x')
    expect(parsed(text, { HOST: 'shell', PART: 'v1' })['A']).toBe('http://shell/v1x')
  })

  it('reads what PowerShell writes', () => {
    expect(parseEnvFile(Buffer.from('\uFEFFA=wide\r\n', 'utf16le'))).toEqual({ A: 'wide' })
  })

  it('survives bytes that are no text', () => {
    expect(parseEnvFile(Buffer.from([0x00, 0xc3, 0x28, 0x0a, 0x41, 0x3d, 0x31]))['A']).toBe('1')
  })
})

describe('readEnvFile', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'freecc-env-'))
    await writeFile(join(folder, '.env'), 'A=1')
    await mkdir(join(folder, 'folder'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('gives the variables', async () => {
    expect(await readEnvFile(join(folder, '.env'), {})).toEqual({ ok: true, value: { A: '1' } })
  })

  it('tells a missing file from one that cannot be read', async () => {
    expect(await readEnvFile(join(folder, 'none'), {})).toEqual({ ok: true, value: null })
    expect(await readEnvFile(join(folder, '.env', 'below'), {})).toEqual({ ok: true, value: null })
    expect(await readEnvFile(join(folder, 'folder'), {})).toMatchObject({
      ok: false,
      message: expect.stringContaining('is a folder') as unknown,
    })
  })
})
