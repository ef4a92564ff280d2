import { AnswerEnd } from '../answer/answer-end.ts'
import { MessageWriter } from '../answer/message-writer.ts'
import { readFinish, type Finish } from '../answer/stop-reason.ts'
import { findUsage, reportsOutput, toUsage } from '../answer/usage.ts'
import type { AnswerContext, DecodedEvent, StreamDecoder, UpstreamEvent } from '../codec.ts'
import { bareError, findChunkError, readProviderError, type ProviderError } from '../failures/provider-error.ts'
import { parseJson, readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { AnswerBlocks, readArguments } from './answer-blocks.ts'
import { OutputItems, readIndex } from './output-items.ts'
import { partTexts, type ReasoningField } from './reasoning-state.ts'

/**
 * Decodes a stream of the Responses API, from OpenAI and those who imitate it.
 *
 * The answer ends with one of the terminal events (edge case 217). A stream that just stops is a failure, never an
 * ordinary end (206). Events that are newer than this file are passed over (218).
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export function createStreamDecoder(answer: AnswerContext): StreamDecoder {
  return new ResponsesStreamDecoder(answer)
}

/** Also decodes complete answers, as a stream of its last event alone. */
export class ResponsesStreamDecoder implements StreamDecoder {
  readonly #answer: AnswerContext
  readonly #writer: MessageWriter
  readonly #end: AnswerEnd
  readonly #blocks: AnswerBlocks
  readonly #items = new OutputItems()

  constructor(answer: AnswerContext) {
    this.#answer = answer
    this.#writer = new MessageWriter(answer)
    this.#end = new AnswerEnd(answer, this.#writer)
    this.#blocks = new AnswerBlocks(answer, this.#writer)
  }

  push({ name, data }: UpstreamEvent): readonly DecodedEvent[] {
    if (!this.#end.isOver) this.#readData(name, data.trim())
    return this.#writer.take()
  }

  /** An event that is parsed already. */
  pushEvent(event: JsonRecord): readonly DecodedEvent[] {
    if (!this.#end.isOver) this.#readEvent('', event)
    return this.#writer.take()
  }

  end(): readonly DecodedEvent[] {
    if (!this.#end.isOver) this.#end.failUpstream('broke off its answer')
    return this.#writer.take()
  }

  #readData(name: string, data: string): void {
    if (data === '[DONE]') return this.#readDone()
    const value = parseJson(data) ?? parseJson(data.replaceAll('\n', ''))
    const event = readRecord(value)
    if (event !== null) return this.#readEvent(name, event)
    if (name === 'error') return this.#end.failWith(bareError(data))
    // To pass over it would lose text or tear a tool call (fault F14).
    if (value === undefined && data !== '') this.#end.failUpstream('sent an event that is not JSON')
  }

  /** Some imitators end with this alone; where an item is still open, they broke off. */
  #readDone(): void {
    if (this.#items.isEmpty || !this.#items.areDone) return this.#end.failUpstream('broke off its answer')
    this.#complete('done', null)
  }

  #readEvent(name: string, event: JsonRecord): void {
    const type = readText(event['type']) || name
    const error = findEventError(event, type, name)
    if (error !== null) return this.#end.failWith(error)
    switch (type) {
      case 'response.output_item.added':
        return this.#announce(readIndex(event), readRecord(event['item']) ?? {})
      case 'response.output_item.done':
        this.#completeItem(readIndex(event), readRecord(event['item']) ?? {})
        break
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
      case 'response.cancelled':
      case 'response.done':
        return this.#readEnd(type.slice('response.'.length), readRecord(event['response']) ?? {})
      default:
        this.#readPiece(type, event)
    }
    if (this.#blocks.stops.matched !== null) this.#complete('done', null)
  }

  #readPiece(type: string, event: JsonRecord): void {
    switch (type) {
      case 'response.output_text.delta':
        return this.#addText(event, readText(event['delta']))
      case 'response.output_text.done':
        return this.#completeText(event, readText(event['text']))
      case 'response.refusal.delta':
        return this.#addText(event, readText(event['delta']), true)
      case 'response.refusal.done':
        return this.#completeText(event, readText(event['refusal']), true)
      case 'response.content_part.done':
        return this.#completePart(event, readRecord(event['part']) ?? {})
      case 'response.reasoning_summary_text.delta':
        return this.#addReasoning('summary', event, readText(event['delta']))
      case 'response.reasoning_summary_text.done':
        return this.#completeReasoning('summary', event, readText(event['text']))
      case 'response.reasoning_text.delta':
      case 'response.reasoning.delta':
        return this.#addReasoning('content', event, readText(event['delta']))
      case 'response.reasoning_text.done':
      case 'response.reasoning.done':
        return this.#completeReasoning('content', event, readText(event['text']))
      case 'response.function_call_arguments.delta':
        return this.#addArguments(event, readText(event['delta']))
      case 'response.function_call_arguments.done':
        return this.#completeArguments(event)
      default:
        return undefined
    }
  }

  #announce(index: number | null, item: JsonRecord): void {
    const announced = this.#items.announce(this.#blocks.kindOf(item), index, item)
    if (announced !== null) this.#blocks.start(announced)
  }

  #completeItem(index: number | null, whole: JsonRecord): void {
    const item = this.#items.forWhole(this.#blocks.kindOf(whole), index, whole)
    if (item !== null) this.#blocks.complete(item, whole)
  }

  #addText(event: JsonRecord, piece: string, isRefusal = false): void {
    const item = piece === '' ? null : this.#items.forPiece('message', event)
    if (item === null) return
    const text = item.add(partIndex(event), piece)
    if (isRefusal) this.#blocks.refusal(item, text)
    else this.#blocks.text(item, text)
  }

  #completeText(event: JsonRecord, whole: string, isRefusal = false): void {
    const item = whole === '' ? null : this.#items.forPiece('message', event)
    if (item === null) return
    const text = item.completePart(partIndex(event), whole)
    if (isRefusal) this.#blocks.refusal(item, text)
    else this.#blocks.text(item, text)
  }

  #completePart(event: JsonRecord, part: JsonRecord): void {
    const text = readText(part['text'])
    if (part['type'] === 'refusal') return this.#completeText(event, readText(part['refusal']), true)
    return part['type'] === 'reasoning_text'
      ? this.#completeReasoning('content', event, text)
      : this.#completeText(event, text)
  }

  #addReasoning(field: ReasoningField, event: JsonRecord, piece: string): void {
    const item = piece === '' ? null : this.#items.forPiece('reasoning', event)
    if (item !== null) this.#blocks.reasoning(item, field, () => item.add(partIndex(event), piece))
  }

  #completeReasoning(field: ReasoningField, event: JsonRecord, whole: string): void {
    const item = whole === '' ? null : this.#items.forPiece('reasoning', event)
    if (item !== null) this.#blocks.reasoning(item, field, () => item.completePart(partIndex(event), whole))
  }

  #addArguments(event: JsonRecord, piece: string): void {
    const item = this.#items.forPiece('call', event)
    if (item !== null) this.#blocks.arguments(item, item.add(0, piece))
  }

  /** Some servers send the arguments here alone (edge case 214). */
  #completeArguments(event: JsonRecord): void {
    const item = this.#items.forPiece('call', event)
    if (item === null) return
    item.name ||= readText(event['name'])
    this.#blocks.start(item)
    this.#blocks.arguments(item, item.completePart(0, readArguments(event)))
  }

  /** What the answer as a whole says of itself counts for more than the name of its last event. */
  #readEnd(event: string, response: JsonRecord): void {
    const usage = findUsage(response, null)
    const error = readRecord(response['error'])
    const status = readText(response['status']) || event
    if (status === 'failed' || error !== null) {
      return this.#end.failWith(readProviderError({ error: error ?? {} }) ?? bareError(''))
    }
    if (['cancelled', 'queued', 'in_progress'].includes(status)) return this.#end.failUpstream('did not end its answer')
    this.#addMissed(readList(response['output']))
    const reason = readText(readRecord(response['incomplete_details'])?.['reason'])
    this.#complete(status === 'incomplete' ? readFinish(reason || 'max_output_tokens') : 'done', usage)
  }

  /** Takes what no event before has told of. */
  #addMissed(output: readonly unknown[]): void {
    for (const [index, entry] of output.entries()) {
      const item = readRecord(entry) ?? {}
      const kind = this.#blocks.kindOf(item)
      const text = partTexts(item['content']).join('')
      if (!this.#items.has(kind, index, item, text)) this.#completeItem(index, item)
    }
  }

  #complete(finish: Finish, usage: JsonRecord | null): void {
    this.#blocks.finish(finish !== 'done')
    this.#end.complete({
      finish,
      hasCutCall: this.#blocks.hasCutCall,
      isRefusal: this.#blocks.isRefusal,
      matchedStopSequence: this.#blocks.stops.matched,
      hasUnseenOutput: this.#blocks.hasHiddenThinking || reportsOutput(usage),
      usage: toUsage(usage, {
        inputTokens: this.#answer.estimatedInputTokens,
        outputCharacters: this.#writer.characters,
      }),
    })
  }
}

/** Events say what they are; what does not, or says `error`, may be one in any form (edge case 208). */
function findEventError(event: JsonRecord, type: string, name: string): ProviderError | null {
  if (type === 'response.error') return readProviderError(event)
  return type.startsWith('response.') && name !== 'error' ? null : findChunkError(event, name)
}

/** Which part of its item an event is about. */
function partIndex(event: JsonRecord): number {
  const index = event['content_index'] ?? event['summary_index']
  return typeof index === 'number' ? index : 0
}
