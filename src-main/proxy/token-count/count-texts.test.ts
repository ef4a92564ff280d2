import { describe, expect, it } from 'vitest'
import { countTexts } from './count-texts.ts'

const count = (text: string, encoding: 'o200k_base' | 'cl100k_base' = 'o200k_base') =>
  countTexts([text], encoding, () => false)

describe('countTexts', () => {
  it("counts with each encoding's own vocabulary", async () => {
    expect(await count('hello world')).toBe(2)
    expect(await count('把这个文件读完再改。')).toBe(8)
    expect(await count('把这个文件读完再改。', 'cl100k_base')).toBe(10)
    expect(await countTexts(['hello', ' world', ''], 'o200k_base', () => false)).toBe(2)
  })

  it('takes what looks like a special token for text', async () => {
    const looksSpecial = '<|endoftext|><|im_start|><|fim_prefix|>'
    expect(await count(looksSpecial)).toBeGreaterThan(15)
    expect(await count(looksSpecial, 'cl100k_base')).toBeGreaterThan(15)
  })

  it('I54: takes a megabyte of one letter, of base64, of Chinese, of halves of emoji', async () => {
    const megabyte = 1024 * 1024
    expect(await count('a'.repeat(megabyte))).toBe(megabyte / 8)
    const base64 = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251)).toString('base64')
    expect(await count(base64.repeat(megabyte / 4000))).toBeGreaterThan(megabyte / 3)
    expect(await count('把这个文件读完再改然后继续做下去吧'.repeat(megabyte / 16))).toBeGreaterThan(megabyte / 2)
    expect(await count('\ud83d'.repeat(20_000))).toBeGreaterThan(0)
  })

  it('counts a long text, cut up, hardly higher than in one piece', async () => {
    const sentence = 'The quick brown fox jumps over the lazy dog and reads the file before it is changed. '
    const tokens = (await count(sentence.repeat(1000))) ?? 0
    const inOnePiece = ((await count(sentence)) ?? 0) * 1000
    expect(tokens / inOnePiece).toBeGreaterThan(0.95)
    expect(tokens / inOnePiece).toBeLessThan(1.02)
  })

  it('gives up between slices when it is too late', async () => {
    let slices = 0
    expect(await countTexts(['word '.repeat(10_000)], 'o200k_base', () => (slices += 1) > 3)).toBeNull()
    expect(slices).toBe(4)
  })
})
