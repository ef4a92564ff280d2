import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { resolvePageFile } from './resolve-page-file.ts'

let root = ''
let pages = ''

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'freecc-pages-')))
  pages = join(root, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  mkdirSync(join(root, 'pages-elsewhere'))
  for (const file of ['pages/index.html', 'pages/assets/a b.js', 'secret.txt', 'pages-elsewhere/secret.txt']) {
    writeFileSync(join(root, file), 'content')
  }
  symlinkSync(join(root, 'secret.txt'), join(pages, 'link.txt'))
})
afterAll(() => rmSync(root, { recursive: true }))

it.each([
  ['app://freecc/', 'index.html'],
  ['app://freecc/index.html#/models', 'index.html'],
  ['app://freecc/assets/a%20b.js?x=1', 'assets/a b.js'],
])('%s is %s', async (url, file) => expect(await resolvePageFile(pages, url)).toBe(join(pages, file)))

it.each([
  'app://freecc/missing.html',
  'app://freecc/../secret.txt',
  'app://freecc/%2e%2e/secret.txt',
  'app://freecc/%2e%2e%2fsecret.txt',
  'app://freecc/..%2f..%2f..%2fetc/passwd',
  'app://freecc/%2fetc/passwd',
  'app://freecc/..%5csecret.txt',
  'app://freecc/..%2fpages-elsewhere/secret.txt',
  'app://freecc/link.txt',
  'app://freecc/index.html%00.js',
  'app://freecc/%',
])('%s is nothing', async (url) => expect(await resolvePageFile(pages, url)).toBeNull())
