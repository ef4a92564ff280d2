/** The vocabularies of OpenAI's models; other vendors' are mostly of a similar size, and closed. */
export type Encoding = 'o200k_base' | 'cl100k_base'

/** OpenAI's models since GPT-4o. */
const current = /\b(gpt-4o|gpt-4\.[1-9]|gpt-[5-9]|gpt-oss|chatgpt-4o|codex|o[1-9])\b/
/** The generation before. */
const older = /\b(gpt-4|gpt-3\.5|gpt-35)\b/

/**
 * The encoding to count a model's tokens with, and whether it is the model's own. A count with a foreign one is off by
 * some tens of percent, depending on the text, until usage has taught the factor.
 */
export function encodingOf(model: string): { readonly encoding: Encoding; readonly isOwn: boolean } {
  const name = model.toLowerCase()
  if (current.test(name)) return { encoding: 'o200k_base', isOwn: true }
  if (older.test(name)) return { encoding: 'cl100k_base', isOwn: true }
  return { encoding: 'o200k_base', isOwn: false }
}
