import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLocalToken } from './local-token.ts'

let folder = ''
const path = () => join(folder, 'token')
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'freecc-token-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('makes a token of 256 bits once, in a file that only its owner can read', () => {
  const token = openLocalToken(path()).current()
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(openLocalToken(path()).current()).toBe(token)
  expect(statSync(path()).mode & 0o777).toBe(0o600)
})

it('gives each installation another one', () => {
  expect(openLocalToken(path()).current()).not.toBe(openLocalToken(`${path()}-other`).current())
})

it.each(['', 'short', 'with a blank '.repeat(4)])('replaces %j, which is no token', (text) => {
  writeFileSync(path(), text)
  expect(Buffer.from(openLocalToken(path()).current(), 'base64url')).toHaveLength(32)
})

it('makes another one when asked to, and keeps that', () => {
  const token = openLocalToken(path())
  const old = token.current()
  expect(token.rotate()).toEqual({ ok: true, value: undefined })
  expect(token.current()).not.toBe(old)
  expect(openLocalToken(path()).current()).toBe(token.current())
})

it('stays with the old one where another cannot be saved', () => {
  const token = openLocalToken(path())
  const old = token.current()
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder was')
  expect(token.rotate()).toMatchObject({ ok: false })
  expect(token.current()).toBe(old)
})
