import { AnswerEnd } from '../answer/answer-end.ts'
import { BlockAssembler } from '../answer/block-assembler.ts'
import type { AnswerContext, DecodedEvent, StreamDecoder, UpstreamEvent } from '../codec.ts'
import { bareError, findChunkError, type ProviderError } from '../failures/provider-error.ts'
import { MessageWriter } from '../answer/message-writer.ts'
import { parseJson, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { readFinish, type Finish } from '../answer/stop-reason.ts'
import { sealRedactedThinking, sealThinking } from './encode-assistant.ts'
import { ReportedUsage } from './usage.ts'

/**
 * Decodes the stream of a vendor that imitates Anthropic's, and makes it well-formed: vendors repeat or leave out
 * events, number blocks as they like, and put whole blocks where only their start belongs (edge cases 184–193).
 *
 * The answer ends with `message_stop`, or with the stream once a stop reason was seen. A stream that just stops is a
 * failure, never an ordinary end (206).
 */
export function createStreamDecoder(answer: AnswerContext): StreamDecoder {
  return new MessagesStreamDecoder(answer)
}

/** Also decodes complete answers, as the events that would have made them. */
export class MessagesStreamDecoder implements StreamDecoder {
  readonly #answer: AnswerContext
  readonly #writer: MessageWriter
  readonly #end: AnswerEnd
  readonly #assembler: BlockAssembler
  readonly #usage = new ReportedUsage()
  #finish: Finish | null = null
  #stopSequence: string | null = null

  constructor(answer: AnswerContext) {
    this.#answer = answer
    this.#writer = new MessageWriter(answer)
    this.#end = new AnswerEnd(answer, this.#writer)
    this.#assembler = new BlockAssembler(answer, this.#writer, (signature) => sealThinking(answer.origin, signature))
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
    if (this.#end.isOver) return this.#writer.take()
    if (this.#finish === null) this.#end.failUpstream('broke off its answer')
    else this.#complete()
    return this.#writer.take()
  }

  #readData(name: string, data: string): void {
    if (data === '[DONE]')
      return this.#finish === null ? this.#end.failUpstream('broke off its answer') : this.#complete()
    const value = parseJson(data) ?? parseJson(data.replaceAll('\n', ''))
    const event = readRecord(value)
    if (event !== null) return this.#readEvent(name, event)
    if (name === 'error') return this.#end.failWith(bareError(data))
    // To pass over it would lose text or tear a tool call (fault F14).
    if (value === undefined && data !== '' && name !== 'ping') this.#end.failUpstream('sent an event that is not JSON')
  }

  #readEvent(name: string, event: JsonRecord): void {
    const error = findEventError(event, name)
    if (error !== null) return this.#end.failWith(error)
    const index = typeof event['index'] === 'number' ? event['index'] : -1
    switch (readText(event['type']) || name) {
      case 'message_start':
        // The call that was cut off can never be completed.
        if (this.#assembler.hasOpenCall) return this.#end.failUpstream('began its answer anew in the middle of a call')
        return this.#usage.add(readRecord(event['message'])?.['usage'])
      case 'content_block_start':
        return this.#startBlock(index, readRecord(event['content_block']) ?? {})
      case 'content_block_delta':
        this.#readDelta(index, readRecord(event['delta']) ?? {})
        if (this.#assembler.stops.matched !== null) this.#complete()
        return
      case 'content_block_stop':
        return this.#assembler.stop(index)
      case 'message_delta':
        return this.#readEnd(readRecord(event['delta']) ?? {}, event['usage'])
      case 'message_stop':
        this.#usage.add(event['usage'])
        return this.#complete()
      default:
        return undefined
    }
  }

  #startBlock(index: number, block: JsonRecord): void {
    switch (block['type']) {
      case 'text':
        this.#assembler.startText(index, readText(block['text']))
        if (this.#assembler.stops.matched !== null) this.#complete()
        return
      case 'thinking':
        return this.#assembler.startThinking(index, readText(block['thinking']), readText(block['signature']))
      case 'redacted_thinking':
        return this.#assembler.addSealed(index, sealRedactedThinking(this.#answer.origin, readText(block['data'])))
      case 'tool_use':
        return this.#assembler.startTool(index, readText(block['id']), readText(block['name']), asJson(block['input']))
      default:
        // Blocks of server tools, of which none were sent.
        return this.#assembler.skip(index)
    }
  }

  #readDelta(index: number, delta: JsonRecord): void {
    switch (delta['type']) {
      case 'text_delta': {
        const text = readText(delta['text'])
        return text === '' ? undefined : this.#assembler.text(index, text)
      }
      case 'thinking_delta': {
        const thinking = readText(delta['thinking'])
        return thinking === '' ? undefined : this.#assembler.thinking(index, thinking)
      }
      case 'signature_delta': {
        const signature = readText(delta['signature'])
        return signature === '' ? undefined : this.#assembler.sign(index, signature)
      }
      case 'input_json_delta':
        return this.#assembler.toolInput(index, asJson(delta['partial_json']))
      default:
        return undefined
    }
  }

  /** Some send a first `message_delta` without a reason; the first reason counts (edge case 204). */
  #readEnd(delta: JsonRecord, usage: unknown): void {
    this.#usage.add(usage)
    this.#usage.add(delta['usage'])
    const reason = readText(delta['stop_reason'])
    if (reason === '' || this.#finish !== null) return
    this.#finish = readFinish(reason)
    if (reason === 'stop_sequence') this.#stopSequence = readText(delta['stop_sequence'])
    if (this.#finish === 'failed') this.#end.failWith(bareError(`The model stopped with "${reason}".`, reason))
  }

  #complete(): void {
    this.#assembler.finish(this.#finish !== null && this.#finish !== 'done')
    this.#end.complete({
      finish: this.#finish ?? 'done',
      hasCutCall: this.#assembler.hasCutCall,
      isRefusal: false,
      matchedStopSequence: this.#assembler.stops.matched ?? this.#stopSequence,
      hasUnseenOutput: this.#assembler.hasHiddenThinking || this.#usage.hasOutput,
      usage: this.#usage.toUsage({
        inputTokens: this.#answer.estimatedInputTokens,
        outputCharacters: this.#writer.characters,
      }),
    })
  }
}

/** Events say what they are; what does not may be an error in any vendor's form (edge case 208). */
function findEventError(event: JsonRecord, name: string): ProviderError | null {
  const type = readText(event['type'])
  const isKnown = type !== '' && type !== 'error' && name !== 'error' && event['error'] == null
  return isKnown || name === 'ping' ? null : findChunkError(event, name)
}

/** Pieces of JSON are text; some vendors send the object itself. An empty one says nothing. */
function asJson(value: unknown): string {
  if (typeof value === 'string') return value
  const record = readRecord(value)
  return record === null || Object.keys(record).length === 0 ? '' : JSON.stringify(record)
}
