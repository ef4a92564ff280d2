const vocabulary = 'read the file src/main.ts and change its first function so that every error is logged once'.split(
  ' ',
)

/** A request of about this many bytes, with the prompt in words: a run of one letter would flatter tokenizers. */
export function requestBody(bytes: number, stream: boolean): Buffer {
  const words: string[] = []
  for (let length = 0; length < bytes; length += words.at(-1)!.length + 1) {
    words.push(vocabulary[(words.length * 7) % vocabulary.length]!)
  }
  const messages = paragraphs(words, 400).map((text, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: [{ type: 'text', text }],
  }))
  return Buffer.from(JSON.stringify({ model: 'claude-sonnet-5-5', max_tokens: 4096, stream, messages }))
}

function paragraphs(words: readonly string[], size: number): readonly string[] {
  const count = Math.ceil(words.length / size)
  return Array.from({ length: count }, (_, index) => words.slice(index * size, (index + 1) * size).join(' '))
}
