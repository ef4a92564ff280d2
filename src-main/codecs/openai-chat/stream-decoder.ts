import { AnswerEnd } from '../answer/answer-end.ts'
import type { AnswerContext, DecodedEvent, StreamDecoder, UpstreamEvent } from '../codec.ts'
import { MessageWriter } from '../answer/message-writer.ts'
import { parseJson, readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { AnswerAssembler } from './answer-assembler.ts'
import { Citations } from './citations.ts'
import { readFailedGeneration } from './failed-generation.ts'
import { inlineTools } from './inline-calls/read-inline-calls.ts'
import { bareError, findChunkError, type ProviderError } from '../failures/provider-error.ts'
import { contentField, thinkingPartText } from './reasoning.ts'
import type { AnswerQuirk } from './quirks/answer-quirk.ts'
import { createAnswerQuirks } from './quirks/answer-quirks.ts'
import { readFinish, type Finish } from '../answer/stop-reason.ts'
import { readToolCallPiece } from './tool-calls.ts'
import { findUsage, reportsOutput, toUsage } from '../answer/usage.ts'

/**
 * Decodes a stream of Chat Completions chunks, from OpenAI and everybody who imitates it.
 *
 * The answer ends with `[DONE]`, or with the stream once a finish reason was seen (edge cases 204–206). A stream that
 * just stops is a failure, never an ordinary end.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function createStreamDecoder(answer: AnswerContext): StreamDecoder {
  return new ChatStreamDecoder(answer)
}

/** Also decodes complete answers, as a stream of one chunk. */
export class ChatStreamDecoder implements StreamDecoder {
  readonly #answer: AnswerContext
  readonly #writer: MessageWriter
  readonly #end: AnswerEnd
  readonly #assembler: AnswerAssembler
  readonly #quirks: AnswerQuirk | null
  readonly #citations = new Citations()
  #usage: JsonRecord | null = null
  #finish: Finish | null = null
  #isRefusal = false
  /** The stop sequence that the upstream says it met. */
  #reportedStop: string | null = null

  constructor(answer: AnswerContext) {
    this.#answer = answer
    this.#writer = new MessageWriter(answer)
    this.#end = new AnswerEnd(answer, this.#writer)
    this.#assembler = new AnswerAssembler(answer, this.#writer)
    this.#quirks = createAnswerQuirks(answer)
  }

  get hasFinish(): boolean {
    return this.#finish !== null
  }

  push({ name, data }: UpstreamEvent): readonly DecodedEvent[] {
    // What follows the end is ignored (edge case 207).
    if (this.#end.isOver) return this.#writer.take()
    if (data === '[DONE]') this.#complete()
    else this.#readData(name, data)
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
    // A record torn over two data lines arrives with a line break in it (edge case 225).
    const value = parseJson(data) ?? parseJson(data.replaceAll('\n', ''))
    if (value !== undefined) {
      // `null`, `[]` and the like are no chunks (fault F15).
      const chunk = readRecord(value)
      if (chunk !== null) this.#readChunk(name, chunk)
    } else if (data.trim() === '[DONE]') {
      this.#complete()
    } else if (name === 'error') {
      this.#end.failWith(bareError(data))
    } else if (data.trim() !== '') {
      // To pass over it would lose text or tear a tool call (fault F14).
      this.#end.failUpstream('sent an event that is not JSON')
    }
  }

  #readChunk(name: string, chunk: JsonRecord): void {
    const error = findChunkError(chunk, name)
    if (error !== null) return this.#readError(error)
    const choice = firstChoice(chunk)
    this.#usage = findUsage(chunk, choice) ?? this.#usage
    this.#citations.read(chunk)
    if (choice === null) return

    this.#readOutput(choice)
    if (this.#assembler.stops.matched !== null) return this.#complete()

    const finish = readText(choice['finish_reason'])
    // The first one counts (edge case 204).
    if (finish === '' || this.#finish !== null) return
    this.#finish = readFinish(finish)
    this.#reportedStop = reportedStop(choice, this.#answer.stopSequences)
    if (this.#finish === 'failed') {
      this.#end.failWith(bareError(`The model stopped with "${finish}".`, finish))
    }
  }

  /**
   * A delta is the rule. Some servers put the whole message in its place, others repeat it there at the end; and some put
   * `text`, the form of the API before this one, in its place or beside it.
   */
  #readOutput(choice: JsonRecord): void {
    const delta = readRecord(choice['delta'])
    const message = readRecord(choice['message'])
    if (delta !== null) this.#readDelta(delta)
    else if (message === null) this.#readDelta({ content: readText(choice['text']) })
    else if (!this.#writer.isStarted) this.#readDelta(message)
  }

  #readDelta(delta: JsonRecord): void {
    for (const changed of this.#quirks?.change(delta) ?? [delta]) this.#readStandardDelta(changed)
  }

  #readStandardDelta(delta: JsonRecord): void {
    this.#assembler.addReasoningOf(delta)
    this.#readContent(delta['content'])
    const refusal = readText(delta['refusal'])
    if (refusal !== '') this.#readRefusal(refusal)
    for (const entry of readList(delta['tool_calls'])) {
      const record = readRecord(entry)
      if (record !== null) this.#assembler.addToolCall(readToolCallPiece(record))
    }
    // The form before tools; some send it empty beside them.
    const call = readRecord(delta['function_call'])
    if (call !== null && (readText(call['name']) !== '' || readText(call['arguments']) !== '')) {
      this.#assembler.addToolCall(readToolCallPiece({ index: 0, function: call }))
    }
  }

  /** Text, a list of parts, or a single part (edge cases 124 and 175). */
  #readContent(content: unknown): void {
    if (typeof content === 'string') {
      if (content !== '') this.#assembler.addText(content)
      return
    }
    for (const part of Array.isArray(content) ? readList(content) : [content]) {
      if (typeof part === 'string') this.#readContent(part)
      const record = readRecord(part)
      if (record !== null) this.#readPart(record)
    }
  }

  #readPart(part: JsonRecord): void {
    const thinking = thinkingPartText(part)
    if (thinking !== '') this.#assembler.addReasoning({ field: contentField, text: thinking })
    this.#readContent(readText(part['text']))
    const refusal = readText(part['refusal'])
    if (refusal !== '') this.#readRefusal(refusal)
  }

  /** The model's own refusal is what it says, and why it ends (edge case 175, fault F41). */
  #readRefusal(refusal: string): void {
    this.#isRefusal = true
    this.#assembler.addText(refusal)
  }

  #readError(error: ProviderError): void {
    const rescued = readFailedGeneration(error, inlineTools(this.#answer))
    if (rescued === null) return this.#end.failWith(error)
    this.#assembler.addText(rescued.text)
    for (const [index, called] of rescued.calls.entries()) {
      this.#assembler.addToolCall(readToolCallPiece({ index: -1 - index, function: called }))
    }
    this.#complete()
  }

  /** Text that came to its end, and nothing for the client to do. */
  #isPlainAnswer(): boolean {
    const isDone = (this.#finish ?? 'done') === 'done' && this.#assembler.stops.matched === null
    return isDone && this.#writer.isStarted && this.#writer.toolUses === 0
  }

  #complete(): void {
    for (const held of this.#quirks?.end() ?? []) this.#readStandardDelta(held)
    if (this.#isPlainAnswer()) this.#assembler.addText(this.#citations.text)
    this.#assembler.finish(this.#finish !== null && this.#finish !== 'done')
    this.#end.complete({
      finish: this.#finish ?? 'done',
      hasCutCall: this.#assembler.hasCutCall,
      isRefusal: this.#isRefusal,
      matchedStopSequence: this.#assembler.stops.matched ?? this.#reportedStop,
      hasUnseenOutput: this.#assembler.hasHiddenReasoning || reportsOutput(this.#usage),
      usage: toUsage(this.#usage, {
        inputTokens: this.#answer.estimatedInputTokens,
        outputCharacters: this.#writer.characters,
      }),
    })
  }
}

/** The answer; other choices are ignored (fault F42), and some chunks have none (edge cases 144 and 203). */
function firstChoice(chunk: JsonRecord): JsonRecord | null {
  const { choices } = chunk
  if (!Array.isArray(choices)) return null
  for (const entry of choices as unknown[]) {
    const choice = readRecord(entry)
    if (choice !== null && (choice['index'] ?? 0) === 0) return choice
  }
  return null
}

/** vLLM and SGLang name the stop sequence that they met (edge case 173). */
function reportedStop(choice: JsonRecord, stopSequences: readonly string[]): string | null {
  const met = [choice['stop_reason'], choice['matched_stop']].map(readText)
  return met.find((sequence) => stopSequences.includes(sequence)) ?? null
}
