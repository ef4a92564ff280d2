import { pieces } from '../pieces.ts'
import type { Answer, ScriptedUsage } from '../scenario.ts'
import type { CallItem, MessageItem, MessagePart, OutputItem, ReasoningItem } from './output-items.ts'

export interface ResponseIdentity {
  readonly id: string
  readonly model: string
  /** Seconds since the epoch. */
  readonly created_at: number
}

export interface StreamForm {
  /** Calls come without deltas: their arguments are in the events that end them. */
  readonly argumentsAtEnd: boolean
}

type Event = Readonly<Record<string, unknown>> & { readonly type: string }

const defaultUsage: ScriptedUsage = { promptTokens: 1200, completionTokens: 40 }

/** The whole stream of a response: its life, each item's life within it, and an event newer than any client. */
export function answerEvents(
  answer: Answer,
  output: readonly OutputItem[],
  identity: ResponseIdentity,
  form: StreamForm,
): readonly object[] {
  const begun = { ...identity, object: 'response', status: 'in_progress', output: [], usage: null, error: null }
  const whole = completeResponse(answer, output, identity)
  const events: readonly Event[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    { type: 'response.something.new', detail: 'that no client knows' },
    ...output.flatMap((item, index) => itemEvents(item, form).map((event) => ({ ...event, output_index: index }))),
    { type: `response.${whole.status}`, response: whole },
  ]
  return events.map((event, number) => ({ ...event, sequence_number: number }))
}

/** The response at its end, which is also the one body of a request for no stream. */
export function completeResponse(answer: Answer, output: readonly OutputItem[], identity: ResponseIdentity) {
  const { finishReason, usage } = answer
  const end =
    finishReason === undefined
      ? { status: 'completed', incomplete_details: null }
      : { status: 'incomplete', incomplete_details: { reason: finishReason } }
  return { ...identity, object: 'response', ...end, output, error: null, usage: usageOf(usage), store: false }
}

function itemEvents(item: OutputItem, form: StreamForm): readonly Event[] {
  return [
    { type: 'response.output_item.added', item: { ...item, ...begunPart(item) } },
    ...innerEvents(item, form).map((event) => ({ ...event, item_id: item.id })),
    { type: 'response.output_item.done', item },
  ]
}

/** What an item does not have yet when it is announced. Encrypted content is there, but only a part of it. */
function begunPart(item: OutputItem): object {
  switch (item.type) {
    case 'reasoning':
      return { summary: [], ...(item.encrypted_content && { encrypted_content: item.encrypted_content.slice(0, 99) }) }
    case 'message':
      return { status: 'in_progress', content: [] }
    case 'function_call':
      return { status: 'in_progress', arguments: '' }
  }
}

function innerEvents(item: OutputItem, form: StreamForm): readonly Event[] {
  switch (item.type) {
    case 'reasoning':
      return item.summary.flatMap((part, index) => summaryEvents(part, index))
    case 'message':
      return partEvents(item.content[0])
    case 'function_call':
      return callEvents(item, form)
  }
}

function summaryEvents(part: ReasoningItem['summary'][number], index: number): readonly Event[] {
  const about = { summary_index: index }
  const kind = 'response.reasoning_summary'
  return [
    { type: `${kind}_part.added`, ...about, part: { ...part, text: '' } },
    ...pieces(part.text, 11).map((delta) => ({ type: `${kind}_text.delta`, ...about, delta, obfuscation: 'x7Qp' })),
    { type: `${kind}_text.done`, ...about, text: part.text },
    { type: `${kind}_part.done`, ...about, part },
  ]
}

function partEvents(part: MessageItem['content'][0]): readonly Event[] {
  const about = { content_index: 0 }
  const [begun, kind, text] = describePart(part)
  return [
    { type: 'response.content_part.added', ...about, part: begun },
    ...pieces(text, 7).map((delta) => ({ type: `response.${kind}.delta`, ...about, delta, obfuscation: 'x7Qp' })),
    { type: `response.${kind}.done`, ...about, [part.type === 'refusal' ? 'refusal' : 'text']: text },
    { type: 'response.content_part.done', ...about, part },
  ]
}

function describePart(part: MessagePart): readonly [begun: MessagePart, kind: string, text: string] {
  return part.type === 'refusal'
    ? [{ ...part, refusal: '' }, 'refusal', part.refusal]
    : [{ ...part, text: '' }, 'output_text', part.text]
}

function callEvents({ arguments: json }: CallItem, { argumentsAtEnd }: StreamForm): readonly Event[] {
  const kind = 'response.function_call_arguments'
  // Long arguments come in long pieces, or a test of them would take minutes.
  const length = Math.max(9, Math.ceil(json.length / 500))
  const deltas = argumentsAtEnd ? [] : pieces(json, length)
  return [
    ...deltas.map((delta) => ({ type: `${kind}.delta`, delta, obfuscation: 'x7Qp' })),
    { type: `${kind}.done`, arguments: json },
  ]
}

function usageOf({ promptTokens, completionTokens, cachedTokens = 0, reasoningTokens = 0 } = defaultUsage): object {
  return {
    input_tokens: promptTokens,
    input_tokens_details: { cached_tokens: cachedTokens },
    output_tokens: completionTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: promptTokens + completionTokens,
  }
}
