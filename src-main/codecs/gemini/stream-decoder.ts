import { AnswerEnd } from '../answer/answer-end.ts'
import { MessageWriter } from '../answer/message-writer.ts'
import type { Finish } from '../answer/stop-reason.ts'
import type { AnswerContext, DecodedEvent, StreamDecoder, UpstreamEvent } from '../codec.ts'
import { bareError, findChunkError } from '../failures/provider-error.ts'
import { parseJson, readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { AnswerParts } from './answer-parts.ts'
import { isFinal, readFinishReason } from './finish.ts'
import { ReportedUsage } from './usage.ts'

/**
 * Decodes a stream of Google's `streamGenerateContent`: each chunk is a small answer of its own.
 *
 * The answer ends with the stream, once a finish reason was seen: signatures and usage may follow it. A stream that just
 * stops is a failure, never an ordinary end (edge case 206).
 */
export function createStreamDecoder(answer: AnswerContext): StreamDecoder {
  return new GeminiStreamDecoder(answer)
}

/** Also decodes complete answers, as a stream of one chunk. */
export class GeminiStreamDecoder implements StreamDecoder {
  readonly #answer: AnswerContext
  readonly #writer: MessageWriter
  readonly #end: AnswerEnd
  readonly #parts: AnswerParts
  readonly #usage = new ReportedUsage()
  #finish: Finish | null = null

  constructor(answer: AnswerContext) {
    this.#answer = answer
    this.#writer = new MessageWriter(answer)
    this.#end = new AnswerEnd(answer, this.#writer)
    this.#parts = new AnswerParts(answer, this.#writer)
  }

  get hasFinish(): boolean {
    return this.#finish !== null
  }

  push({ name, data }: UpstreamEvent): readonly DecodedEvent[] {
    if (!this.#end.isOver) this.#readData(name, data.trim())
    return this.#writer.take()
  }

  /** A chunk that is parsed already. */
  pushChunk(chunk: JsonRecord): readonly DecodedEvent[] {
    if (!this.#end.isOver) this.#readChunk('', chunk)
    return this.#writer.take()
  }

  end(): readonly DecodedEvent[] {
    if (this.#end.isOver) return this.#writer.take()
    if (this.#finish === null) this.#end.failUpstream('broke off its answer')
    else this.#complete()
    return this.#writer.take()
  }

  #readData(name: string, data: string): void {
    // Relays between here and Google end their streams as OpenAI does.
    if (data === '' || data === '[DONE]') return
    const value = parseJson(data) ?? parseJson(data.replaceAll('\n', ''))
    // To pass over it would lose text or tear a tool call (fault F14).
    if (value === undefined) {
      return name === 'error'
        ? this.#end.failWith(bareError(data))
        : this.#end.failUpstream('sent an event that is not JSON')
    }
    const chunk = readRecord(value)
    if (chunk !== null) this.#readChunk(name, chunk)
  }

  #readChunk(name: string, chunk: JsonRecord): void {
    const error = findChunkError(chunk, name)
    if (error !== null) return this.#end.failWith(error)
    this.#usage.add(chunk['usageMetadata'])
    const candidate = readRecord(readList(chunk['candidates'])[0])
    if (candidate !== null) this.#readCandidate(candidate)
    // A prompt that was refused has no candidates (edge case 219).
    else if (readText(readRecord(chunk['promptFeedback'])?.['blockReason']) !== '') this.#finish = 'filtered'
  }

  #readCandidate(candidate: JsonRecord): void {
    for (const entry of readList(readRecord(candidate['content'])?.['parts'])) {
      const part = readRecord(entry)
      if (part !== null) this.#parts.add(part)
      if (this.#parts.matchedStop !== null) return this.#complete()
    }
    const reason = readText(candidate['finishReason'])
    if (reason === '' || reason === 'FINISH_REASON_UNSPECIFIED') return
    const finish = readFinishReason(reason)
    // What went wrong stands, whatever else is said of the end.
    if (this.#finish === null || this.#finish === 'done') this.#finish = finish
    if (finish === 'failed') this.#fail(reason, readText(candidate['finishMessage']))
  }

  #fail(reason: string, message: string): void {
    const words = `The model stopped with "${reason}"${message === '' ? '.' : `: ${message}`}`
    this.#end.failWith({ ...bareError(words, reason.toLowerCase()), status: isFinal(reason) ? 400 : null })
  }

  #complete(): void {
    this.#parts.finish(this.#finish === 'length')
    this.#end.complete({
      finish: this.#finish ?? 'done',
      hasCutCall: this.#parts.hasCutCall,
      isRefusal: false,
      matchedStopSequence: this.#parts.matchedStop,
      hasUnseenOutput: this.#parts.hasHiddenThinking || this.#usage.hasOutput,
      usage: this.#usage.toUsage({
        inputTokens: this.#answer.estimatedInputTokens,
        outputCharacters: this.#writer.characters,
      }),
    })
  }
}
