import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createListCache, type DatedList } from './list-cache.ts'

const list: DatedList = {
  at: 1_000,
  models: [
    { id: 'a', info: { contextWindow: 128_000, tools: true, price: { input: 0, output: 1.5 } } },
    { id: 'b', info: {} },
  ],
}

async function newFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'freecc-lists-')), 'model-lists.json')
}

it('keeps the last list of a place over a restart', async () => {
  const file = await newFile()
  await createListCache(file).write('openai ', { ...list, at: 1 })
  await createListCache(file).write('openai ', list)
  expect(await createListCache(file).read('openai ')).toEqual(list)
  expect(await createListCache(file).read('xai ')).toBeNull()
})

it('knows nothing where the file is missing, broken or of another form', async () => {
  const file = await newFile()
  expect(await createListCache(file).read('openai ')).toBeNull()
  for (const text of ['{', '[]', '{"version":2,"lists":{}}', '{"version":1,"lists":{"openai ":{"at":"x"}}}']) {
    await writeFile(file, text)
    expect(await createListCache(file).read('openai ')).toBeNull()
  }
})

it('forgets the places that were kept first', async () => {
  const file = await newFile()
  const cache = createListCache(file)
  for (let place = 0; place < 25; place += 1) await cache.write(`place ${place}`, list)
  const kept = JSON.parse(await readFile(file, 'utf8')) as { lists: object }
  expect(Object.keys(kept.lists)).toHaveLength(20)
  expect(await cache.read('place 4')).toBeNull()
  expect(await cache.read('place 24')).toEqual(list)
})

it('goes on without a disk', async () => {
  const cache = createListCache('/dev/null/nowhere/model-lists.json')
  await cache.write('openai ', list)
  expect(await cache.read('openai ')).toEqual(list)
})
