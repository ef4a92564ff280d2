import { expect, it } from 'vitest'
import { mergeCatalogues, parseCatalogue, printCatalogue } from './catalogue-text.ts'

const text = [
  'one',
  'big-model\t200000\t64000\titr\t3\t15\t0.3\t3.75',
  'free\t\t8192\tt\t0\t0',
  'unknown\t',
  'two',
  'words\t32000\t\t-',
].join('\n')

it('reads what it prints', () => {
  const catalogue = parseCatalogue(text)
  expect(catalogue.get('one')?.get('big-model')).toEqual({
    contextWindow: 200_000,
    maxOutputTokens: 64_000,
    images: true,
    tools: true,
    reasoning: true,
    price: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  })
  expect(catalogue.get('one')?.get('free')).toEqual({
    maxOutputTokens: 8192,
    images: false,
    tools: true,
    reasoning: false,
    price: { input: 0, output: 0 },
  })
  expect(catalogue.get('one')?.get('unknown')).toEqual({})
  expect(parseCatalogue(printCatalogue(catalogue))).toEqual(catalogue)
})

it('takes no number from a spoilt line', () => {
  const spoilt = parseCatalogue('one\nmodel\t-5\tNaN\tit<script>\t1e9\tx\n\tnameless\t\n')
  expect(spoilt.get('one')?.get('model')).toEqual({})
})

it('lets the newer catalogue have the last word on a model, and keeps the rest', () => {
  const newer = parseCatalogue('one\nfree\t1000\t500\tt\nthree\nnew\t5\t5\tt')
  const merged = mergeCatalogues(parseCatalogue(text), newer)
  expect(merged.get('one')?.get('free')).toMatchObject({ contextWindow: 1000 })
  expect(merged.get('one')?.get('big-model')).toMatchObject({ contextWindow: 200_000 })
  expect([...merged.keys()]).toEqual(['one', 'two', 'three'])
})
