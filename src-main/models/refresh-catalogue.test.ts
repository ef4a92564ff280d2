import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readCachedCatalogue } from './catalogue-cache.ts'
import { loadModelKnowledge } from './model-knowledge.ts'
import { keepCatalogueFresh, refreshCatalogue } from './refresh-catalogue.ts'
import { startServer } from './testing/start-server.ts'

const day = 24 * 60 * 60_000

/** A directory in the form of models.dev, with one model of this window. */
function directory(context: number) {
  return { openai: { id: 'openai', models: { 'brand-new': { limit: { context, output: 1_000 } } } } }
}

/** A publisher that answers as told, and a home for the copy. */
async function setUp(first: string | object = directory(50_000)) {
  const folder = await mkdtemp(join(tmpdir(), 'freecc-catalogue-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const published = { body: first, status: 200, etag: '"one"' as string | null }
  const asked: string[] = []
  const origin = await startServer((incoming, response) => {
    const { body, status, etag } = published
    asked.push(incoming.headers['if-none-match'] ?? 'anew')
    if (etag !== null && incoming.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    response.writeHead(status, etag === null ? {} : { etag })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  const source = { url: `${origin}/api.json`, file: join(folder, 'state', 'models.json') }
  const notes: string[] = []
  const windows: (number | undefined)[] = []
  let clock = 1_000_000 * day
  const options = {
    ...source,
    take: (catalogue: ReadonlyMap<string, ReadonlyMap<string, { contextWindow?: number }>>) =>
      windows.push(catalogue.get('openai')?.get('brand-new')?.contextWindow),
    note: (sentence: string) => notes.push(sentence),
    now: () => clock,
  }
  return {
    source,
    published,
    asked,
    notes,
    windows,
    pass: (time: number) => void (clock += time),
    refresh: (change: Partial<typeof options> = {}) =>
      refreshCatalogue({ ...options, ...change }, new AbortController().signal),
    cached: () => readCachedCatalogue(source),
    options,
  }
}

it('fetches the catalogue, keeps it, and asks again after a day only', async () => {
  const { refresh, asked, windows, pass, source, notes } = await setUp()
  await refresh()
  await refresh()
  expect(asked).toEqual(['anew'])
  expect(windows).toEqual([50_000])
  expect((await stat(source.file)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  expect(notes).toEqual([`The catalogue of models was renewed from ${source.url}.`])

  pass(day + 1)
  await refresh()
  expect(asked).toHaveLength(2)
})

it('fetches nothing anew that has not changed', async () => {
  const { refresh, asked, windows, pass, notes, published } = await setUp()
  await refresh()
  pass(day)
  await refresh()
  expect(asked).toEqual(['anew', '"one"'])
  expect(windows).toEqual([50_000])
  expect(notes.at(-1)).toMatch(/has not changed\.$/)
  await refresh()
  expect(asked).toHaveLength(2)

  Object.assign(published, { body: directory(60_000), etag: '"two"' })
  pass(day)
  await refresh()
  expect(windows).toEqual([50_000, 60_000])
})

it('goes on with what it has where the publisher cannot be reached, and asks again soon', async () => {
  const { refresh, source, notes, pass, cached, asked } = await setUp()
  await refresh()
  pass(10 * day)
  // The same address, with nobody there for once.
  const copy = await readFile(source.file, 'utf8')
  const offline = { ...source, url: 'http://127.0.0.1:9/api.json' }
  await writeFile(source.file, copy.replace(source.url, offline.url))
  await refresh(offline)
  expect(notes.at(-1)).toBe('The catalogue of models at http://127.0.0.1:9/api.json cannot be reached.')
  const knowledge = await loadModelKnowledge(offline)
  const host = { provider: { id: 'openai', isLocal: false }, baseUrl: 'https://api.openai.com/v1' }
  expect(knowledge.find(host, 'brand-new')).toMatchObject({ contextWindow: 50_000 })
  expect(knowledge.find(host, 'gpt-4.1')).toMatchObject({ contextWindow: 1_047_576 })

  await writeFile(source.file, copy)
  await refresh()
  expect(asked).toHaveLength(2)
  expect((await cached())?.catalogue?.get('openai')?.size).toBe(1)
})

it.each([
  ['cut off', (text: string) => text.slice(0, -20)],
  ['foreign', () => '{"a":"file of another program"}'],
  ['empty', () => ''],
  ['of another publisher', (text: string) => text.replace(/"url":"[^"]*"/, '"url":"https://elsewhere.example"')],
  ['from the future', (text: string) => text.replace(/"checkedAt":\d+/, '"checkedAt":9e15')],
])('replaces a copy that is %s', async (_, spoil) => {
  const { refresh, asked, source, cached } = await setUp()
  await refresh()
  await writeFile(source.file, spoil(await readFile(source.file, 'utf8')))
  await refresh()
  expect(asked).toHaveLength(2)
  expect((await cached())?.catalogue?.get('openai')?.size).toBe(1)
})

it('replaces a copy that is huge without reading it', async () => {
  const { refresh, asked, source, cached } = await setUp()
  await refresh()
  await truncate(source.file, 64 * 1024 * 1024)
  expect(await cached()).toBeNull()
  await refresh()
  expect(asked).toEqual(['anew', 'anew'])
  expect((await stat(source.file)).size).toBeLessThan(1_000)
})

it.each<[string, string | object]>([
  ['has 20 MB', JSON.stringify({ ...directory(1), more: { models: {}, text: 'x'.repeat(20 * 1024 * 1024) } })],
  ['is JSON of another kind', { error: 'no' }],
  ['is an empty list', []],
  ['is a web page', '<html></html>'],
  ['breaks off', JSON.stringify(directory(1)).slice(0, -5)],
])('takes nothing from an answer that %s, and does not ask for it again on that day', async (_, body) => {
  const { refresh, published, windows, asked, pass, notes, cached } = await setUp()
  await refresh()
  pass(day)
  Object.assign(published, { body, etag: '"two"' })
  await refresh()
  await refresh()
  expect(windows).toEqual([50_000])
  expect(asked).toHaveLength(2)
  expect(notes.at(-1)).toMatch(/did not give a catalogue of models \(status 200\)\.$/)
  expect((await cached())?.etag).toBe('"one"')
})

it('says in one line what the publisher answered in place of a catalogue', async () => {
  const { refresh, published, notes, windows } = await setUp()
  Object.assign(published, { status: 503 })
  await refresh()
  expect(windows).toEqual([])
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatch(/\(status 503\)\.$/)
})

it('works without a disk to keep it on', async () => {
  const { refresh, windows, notes, source } = await setUp()
  await refresh()
  await refresh({ file: join(source.file, 'below-a-file.json') })
  expect(windows).toEqual([50_000, 50_000])
  expect(notes.filter((note) => note.includes('cannot be kept'))).toHaveLength(1)
})

it('stops with the process, and then takes nothing', async () => {
  const { options, windows, notes, published, asked } = await setUp()
  published.etag = null
  const refreshing = keepCatalogueFresh(options)
  refreshing.stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([windows, notes]).toEqual([[], []])
  expect(asked.length).toBeLessThanOrEqual(1)
})
