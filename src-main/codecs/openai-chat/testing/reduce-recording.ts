/**
 * What a recording of Chat Completions says, worked out in the plainest way: the expectation that decoding is held
 * against. It shares no code with the decoder, and knows nothing of faults.
 */
export interface Reduced {
  readonly text: string
  readonly reasoning: string
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  readonly finish: string
  /** Null where the recording has none. */
  readonly usage: { readonly prompt: number; readonly output: number } | null
  readonly hasError: boolean
  /** Pages that the answer names by number. */
  readonly sources: readonly string[]
}

interface Fields {
  readonly content?: unknown
  readonly reasoning_content?: string | null
  readonly reasoning?: string | null
  readonly reasoning_details?: readonly { readonly text?: string; readonly summary?: string }[]
  readonly tool_calls?: readonly Entry[] | null
}

interface Entry {
  readonly index?: number
  readonly function: { readonly name?: string; readonly arguments?: string | null }
}

interface Chunk {
  readonly error?: unknown
  readonly citations?: readonly string[] | null
  readonly choices?: readonly { delta?: Fields; message?: Fields; text?: string; finish_reason?: string | null }[]
  readonly usage?: Counts | null
  readonly x_groq?: { readonly usage?: Counts }
}

interface Counts {
  readonly prompt_tokens: number
  readonly completion_tokens: number
  readonly total_tokens: number
}

export function reduceStream(text: string): Reduced {
  const lines = text.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  return reduceChunks(
    lines
      .map((line) => line.slice('data:'.length).trim())
      .filter((data) => data !== '[DONE]')
      .map((data) => JSON.parse(data) as Chunk),
  )
}

export function reduceBody(text: string): Reduced {
  return reduceChunks([JSON.parse(text) as Chunk])
}

function reduceChunks(chunks: readonly Chunk[]): Reduced {
  const choices = chunks.flatMap(({ choices: all }) => all?.slice(0, 1) ?? [])
  const deltas = choices.map(({ delta, message, text }) => delta ?? message ?? { content: text })
  const counts = chunks.map(({ usage, x_groq }) => usage ?? x_groq?.usage).findLast((usage) => usage != null)
  return {
    text: deltas.map(({ content }) => textIn(content, 'text')).join(''),
    reasoning: deltas.map(reasoningIn).join(''),
    calls: callsIn(deltas),
    finish: choices.map(({ finish_reason: reason }) => reason).find((reason) => reason) ?? '',
    usage: counts == null ? null : { prompt: counts.prompt_tokens, output: outputOf(counts) },
    sources: chunks.map(({ citations }) => citations ?? []).findLast((urls) => urls.length > 0) ?? [],
    hasError: chunks.some(({ error }) => error !== undefined),
  }
}

/** Everything that is not the prompt. */
function outputOf({ prompt_tokens: prompt, completion_tokens: completion, total_tokens: total }: Counts): number {
  return Math.max(completion, (total ?? 0) - prompt)
}

function textIn(content: unknown, type: 'text' | 'thinking'): string {
  if (typeof content === 'string') return type === 'text' ? content : ''
  const parts = (content ?? []) as readonly { type: string; text?: string; thinking?: readonly { text: string }[] }[]
  return parts
    .filter((part) => part.type === type)
    .map((part) => part.text ?? part.thinking?.map(({ text }) => text).join(''))
    .join('')
}

function reasoningIn({ reasoning_content, reasoning, reasoning_details, content }: Fields): string {
  const details = reasoning_details?.map(({ text, summary }) => text ?? summary ?? '').join('')
  return reasoning_content ?? reasoning ?? details ?? textIn(content, 'thinking')
}

function callsIn(deltas: readonly Fields[]): Reduced['calls'] {
  const calls = new Map<number, { name: string; json: string }>()
  for (const { tool_calls: entries } of deltas) {
    for (const [position, { index, function: called }] of (entries ?? []).entries()) {
      const call = calls.get(index ?? position) ?? { name: '', json: '' }
      calls.set(index ?? position, {
        name: call.name || (called.name ?? ''),
        json: call.json + (called.arguments ?? ''),
      })
    }
  }
  return [...calls.values()].map(({ name, json }) => ({ name, input: JSON.parse(json || '{}') as unknown }))
}
