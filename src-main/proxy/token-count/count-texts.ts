import type { Encoding } from './encoding-of.ts'

/**
 * Characters that are given to the tokenizer at once. Merging pairs is quadratic in the length of a word, and a word can
 * be a megabyte of one letter; cut up it stays linear. Each cut costs a token at most: with prose, 0.3 in a hundred.
 */
const sliceLength = 512
/** Words whose tokens are remembered while one prompt is counted; repeated text is several times faster with it. */
const rememberedWords = 1000

/**
 * How many tokens the texts come to, or null when `isTooLate` says so in between. Never throws: text that looks like a
 * special token, such as `<|endoftext|>`, is text.
 */
export async function countTexts(
  texts: readonly string[],
  encoding: Encoding,
  isTooLate: () => boolean,
): Promise<number | null> {
  const tokenizer = await load(encoding)
  let tokens = 0
  for (const text of texts) {
    for (let start = 0; start < text.length; start += sliceLength) {
      if (isTooLate()) return null
      tokens += tokenizer.countTokens(text.slice(start, start + sliceLength), allText)
    }
  }
  // What is remembered would keep the whole prompt in memory.
  tokenizer.clearMergeCache()
  return tokens
}

const allText = { disallowedSpecial: new Set<string>() }

async function load(encoding: Encoding) {
  const tokenizer =
    encoding === 'o200k_base'
      ? await import('gpt-tokenizer/encoding/o200k_base')
      : await import('gpt-tokenizer/encoding/cl100k_base')
  tokenizer.setMergeCacheSize(rememberedWords)
  return tokenizer
}
