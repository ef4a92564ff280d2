import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { localToken } from './local-token.ts'

let path = ''
beforeEach(() => void (path = join(mkdtempSync(join(tmpdir(), 'freecc-token-')), 'token')))
afterEach(() => rmSync(join(path, '..'), { recursive: true }))

it('makes a token of 256 bits once, in a file that only its owner can read', () => {
  const token = localToken(path)
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(localToken(path)).toBe(token)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('gives each installation another one', () => {
  expect(localToken(path)).not.toBe(localToken(`${path}-other`))
})

it.each(['', 'short', 'with a blank '.repeat(4)])('replaces %j, which is no token', (text) => {
  writeFileSync(path, text)
  expect(Buffer.from(localToken(path), 'base64url')).toHaveLength(32)
})
