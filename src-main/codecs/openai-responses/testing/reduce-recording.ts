/**
 * What a recording of the Responses API says, worked out in the plainest way from its finished items: the expectation
 * that decoding is held against. It shares no code with the decoder, and knows nothing of faults.
 */
export interface Reduced {
  readonly text: string
  readonly reasoning: string
  /** The reasoning items as they must go back, without what only the provider needs to know. */
  readonly reasoningItems: readonly object[]
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  /** Of the whole answer, such as `completed`. */
  readonly status: string
  readonly usage: { readonly input: number; readonly output: number; readonly cached: number } | null
}

interface Item {
  readonly type: string
  readonly id?: string
  readonly name?: string
  readonly arguments?: string
  readonly encrypted_content?: string | null
  readonly summary?: readonly { readonly text: string }[]
  readonly content?: readonly { readonly type: string; readonly text?: string }[]
}

interface Response {
  readonly status?: string
  readonly output: readonly Item[]
  readonly usage?: {
    readonly input_tokens: number
    readonly output_tokens: number
    readonly input_tokens_details?: { readonly cached_tokens?: number }
  } | null
}

interface Event {
  readonly type: string
  readonly item?: Item
  readonly response?: Response
}

export function eventsIn(text: string): readonly Event[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:') && !line.includes('[DONE]'))
    .map((line) => JSON.parse(line.slice('data:'.length)) as Event)
}

/** What a stream holds, by its finished items; those of the last event where it names them alone. */
export function reduceStream(text: string): Reduced {
  const events = eventsIn(text)
  const items = events.flatMap(({ type, item }) => (type === 'response.output_item.done' && item ? [item] : []))
  const last = events.findLast(({ type }) => /^response\.(completed|incomplete|failed)$/.test(type))?.response
  return reduce({ ...last, output: items })
}

export function reduceBody(text: string): Reduced {
  return reduce(JSON.parse(text) as Response)
}

function reduce({ status = '', output, usage }: Response): Reduced {
  const reasoning = output.filter(({ type }) => type === 'reasoning')
  const calls = output.filter(({ type }) => type === 'function_call')
  return {
    text: output
      .filter(({ type }) => type === 'message')
      .map(textOf)
      .join(''),
    reasoning: reasoning.map((item) => thoughtsOf(item).join('\n\n')).join(''),
    reasoningItems: reasoning.filter((item) => item.encrypted_content ?? item.content?.length).map(replayable),
    calls: calls.map(({ name = '', arguments: json }) => ({ name, input: JSON.parse(json || '{}') as unknown })),
    status,
    usage: usage
      ? {
          input: usage.input_tokens,
          output: usage.output_tokens,
          cached: usage.input_tokens_details?.cached_tokens ?? 0,
        }
      : null,
  }
}

function textOf({ content = [] }: Item): string {
  return content.map(({ text = '' }) => text).join('')
}

function thoughtsOf({ summary = [], content = [] }: Item): readonly string[] {
  const texts = (summary.length > 0 ? summary : content).map(({ text = '' }) => text)
  return texts.filter((text) => text !== '')
}

function replayable(item: Item): object {
  const { type, id, encrypted_content: encrypted, summary = [], content = [] } = item
  const texts = thoughtsOf(item)
  const isOpen = summary.length === 0 && content.length > 0
  return {
    type,
    id,
    summary: isOpen ? [] : texts.map((text) => ({ type: 'summary_text', text })),
    ...(isOpen ? { content: texts.map((text) => ({ type: 'reasoning_text', text })) } : {}),
    ...(encrypted ? { encrypted_content: encrypted } : {}),
  }
}
