/**
 * What a recording of the Messages API says, worked out in the plainest way: the expectation that decoding is held
 * against. It shares no code with the decoder.
 */
export interface Reduced {
  readonly text: string
  readonly thinking: string
  readonly signatures: readonly string[]
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  readonly stopReason: string
  readonly input: number
  readonly output: number
  readonly hasError: boolean
}

interface Block {
  readonly type: string
  readonly text?: string
  readonly thinking?: string
  readonly signature?: string
  readonly name?: string
  readonly input?: unknown
}

interface Event {
  readonly type: string
  readonly message?: { readonly usage?: Counts }
  readonly content_block?: Block
  readonly delta?: {
    readonly text?: string
    readonly thinking?: string
    readonly signature?: string
    readonly partial_json?: string
    readonly stop_reason?: string | null
  }
  readonly usage?: Counts
}

type Counts = Readonly<Record<string, number | null | undefined | object>>

interface Growing {
  readonly start: Block
  text: string
  thinking: string
  signature: string
  json: string
}

export function reduceStream(text: string): Reduced {
  const lines = text.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  const data = lines.map((line) => line.slice('data:'.length).trim()).filter((line) => line !== '[DONE]')
  const events = data.map((line) => JSON.parse(line) as Event)
  // Some recordings hold several answers, one after the other.
  const end = events.findIndex(({ type }) => type === 'message_stop')
  return reduceEvents(end === -1 ? events : events.slice(0, end))
}

function reduceEvents(events: readonly Event[]): Reduced {
  const blocks: Growing[] = []
  for (const { type, content_block: start, delta } of events) {
    if (type === 'content_block_start' && start !== undefined) {
      const { text = '', thinking = '', signature = '' } = start
      blocks.push({ start, text, thinking, signature, json: '' })
    }
    const block = blocks.at(-1)
    if (type !== 'content_block_delta' || block === undefined) continue
    block.text += delta?.text ?? ''
    block.thinking += delta?.thinking ?? ''
    block.signature = delta?.signature ?? block.signature
    block.json += delta?.partial_json ?? ''
  }
  const contents = blocks.map(({ start, json, ...grown }) => ({ ...start, ...grown, input: inputOf(start, json) }))
  const counts = events.flatMap(({ message, usage }) => [message?.usage, usage])
  return reduce(
    contents,
    events.map(({ delta }) => delta?.stop_reason).find((reason) => reason) ?? '',
    (field) => counts.map((usage) => usage?.[field]).findLast((count) => typeof count === 'number' && count > 0),
    events.some(({ type }) => type === 'error'),
  )
}

export function reduceBody(text: string): Reduced {
  const body = JSON.parse(text) as { content: Block[]; stop_reason: string; usage: Counts }
  return reduce(body.content, body.stop_reason, (field) => body.usage[field], false)
}

function reduce(
  blocks: readonly Block[],
  stopReason: string,
  count: (field: string) => unknown,
  hasError: boolean,
): Reduced {
  const of = (type: string) => blocks.filter((block) => block.type === type)
  return {
    text: of('text')
      .map(({ text = '' }) => (text.trim() === '' ? '' : text))
      .join(''),
    thinking: of('thinking')
      .map(({ thinking }) => thinking)
      .join(''),
    signatures: of('thinking').map(({ signature = '' }) => signature),
    calls: of('tool_use').map(({ name = '', input }) => ({ name, input })),
    stopReason,
    input: ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']
      .map((field) => Number(count(field) ?? 0))
      .reduce((sum, tokens) => sum + tokens),
    output: Number(count('output_tokens') ?? 0),
    hasError,
  }
}

/** A call that the output limit cut off has no input that could be read. */
function inputOf(start: Block, json: string): unknown {
  if (json === '') return start.input
  try {
    return JSON.parse(json)
  } catch {
    return 'cut'
  }
}
