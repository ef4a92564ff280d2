import type { AnswerContext } from '../codec.ts'
import type { MessageWriter } from '../answer/message-writer.ts'
import { StopSequences } from '../answer/stop-sequences.ts'
import { sealCallSignature } from './call-signatures.ts'
import { DeclaredTools } from '../tools/declared-tools.ts'
import { isParallelWrapper, unwrapParallel, type WrappedCall } from '../tools/parallel-wrapper.ts'
import { GatheredReasoning, readReasoning, type ReasoningPiece } from './reasoning.ts'
import type { JsonRecord } from '../read-json.ts'
import { ToolCall, ToolCalls, type ToolCallPiece } from './tool-calls.ts'
import { clientToolId } from '../tools/tool-ids.ts'

type Waiting =
  | { readonly kind: 'call'; readonly call: ToolCall }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly piece: ReasoningPiece }

/**
 * Puts the pieces of an answer into blocks, one after the other.
 *
 * The first tool call streams while it comes in. Everything that arrives from then on may be interleaved with it, as
 * nothing says when a call is complete but the end of the answer, so it waits in line and follows then, whole (edge
 * cases 194 and 199).
 */
export class AnswerAssembler {
  /** A call was cut off by the end of the output: sent in part, or not at all. */
  hasCutCall = false
  /** The model reasoned where the client must not see it. */
  hasHiddenReasoning = false
  readonly stops: StopSequences

  readonly #answer: AnswerContext
  readonly #writer: MessageWriter
  readonly #tools: DeclaredTools
  readonly #calls: ToolCalls
  readonly #reasoning = new GatheredReasoning()
  #reasoningField: string | null = null
  /** White space at the start of a text: a block of nothing else would be rejected when it comes back. */
  #blank = ''
  #waiting: Waiting[] = []
  #openCall: ToolCall | null = null
  readonly #ids = new Set<string>()

  constructor(answer: AnswerContext, writer: MessageWriter) {
    this.#answer = answer
    this.#writer = writer
    this.#tools = new DeclaredTools(answer.toolNames)
    this.#calls = new ToolCalls(this.#tools)
    this.stops = new StopSequences(answer.stopSequences)
  }

  addText(text: string): void {
    if (this.#waiting.length > 0) this.#waiting.push({ kind: 'text', text })
    else this.#writeText(text)
  }

  /** Takes the reasoning of a delta, whatever field it is in. */
  addReasoningOf(delta: JsonRecord): void {
    const { piece, details } = readReasoning(delta, this.#reasoningField)
    if (details.length > 0) this.#reasoning.addDetails(details)
    if (piece === null) return
    this.#reasoningField = piece.field
    this.addReasoning(piece)
  }

  addReasoning(piece: ReasoningPiece): void {
    if (this.#waiting.length > 0) this.#waiting.push({ kind: 'reasoning', piece })
    else this.#writeReasoning(piece)
  }

  addToolCall(piece: ToolCallPiece): void {
    const { call, isNew } = this.#calls.add(piece)
    if (isNew) this.#waiting.push({ kind: 'call', call })
    const first = this.#waiting[0]
    if (first?.kind === 'call' && first.call === call) this.#stream(call)
  }

  /** Writes everything that still waits. `isCut`: the output limit ended the answer, perhaps within a call. */
  finish(isCut: boolean): void {
    const waiting = this.#waiting.flatMap((part) => this.#unwrap(part))
    this.#waiting = []
    for (const [position, part] of waiting.entries()) {
      if (part.kind === 'call') this.#finishCall(part.call, isCut, position === waiting.length - 1)
      else if (part.kind === 'text') this.#writeText(part.text)
      else this.#writeReasoning(part.piece)
    }
    this.#flushText()
    this.#closeThinking()
    this.#writer.close()
  }

  #unwrap(part: Waiting): readonly Waiting[] {
    if (part.kind !== 'call' || !isParallelWrapper(part.call.name, this.#tools)) return [part]
    const calls = unwrapParallel(part.call.arguments.text, this.#tools)
    return calls?.map((wrapped) => ({ kind: 'call', call: wholeCall(wrapped) })) ?? [part]
  }

  /** Sends what can be sent of the call at the head of the line. */
  #stream(call: ToolCall): void {
    if (this.#openCall !== call) {
      if (call.name === '' || !call.arguments.hasBegun || isParallelWrapper(call.name, this.#tools)) return
      this.#open(call)
    }
    const ready = call.arguments.take()
    if (ready !== '') this.#writer.toolInput(ready)
  }

  #finishCall(call: ToolCall, isCut: boolean, isLast: boolean): void {
    // A call that never got a name cannot be made (edge case 197).
    if (call.name === '') return
    const isOpen = this.#openCall === call
    const mayBeCut = isCut && (isLast || call.arguments.hasBegun)
    const { rest, isWhole } = call.arguments.finish(mayBeCut)
    if (mayBeCut && !isWhole) {
      this.hasCutCall = true
      if (!isOpen) return
    }
    if (!isOpen) this.#open(call)
    if (rest !== '') this.#writer.toolInput(rest)
    this.#writer.close()
    this.#openCall = null
  }

  #open(call: ToolCall): void {
    const id = this.#clientId(call)
    this.#flushText()
    this.#closeThinking()
    if (call.extraContent != null) this.#carrySignature(id, call.extraContent)
    this.#writer.toolUse(id, this.#tools.find(call.name) ?? call.name)
    this.#openCall = call
  }

  /** Some upstreams give all calls of an answer the same id. */
  #clientId({ upstreamId }: ToolCall): string {
    const id = clientToolId(upstreamId, this.#answer.newId)
    const unique = this.#ids.has(id) ? this.#answer.newId('toolu') : id
    this.#ids.add(unique)
    return unique
  }

  #writeText(text: string): void {
    this.#showText(this.stops.push(text))
  }

  #showText(text: string): void {
    if (text === '') return
    if (this.#writer.open === 'text') return this.#writer.text(text)
    this.#blank += text
    if (text.trim() === '') return
    const whole = this.#blank
    this.#blank = ''
    this.#closeThinking()
    this.#writer.text(whole)
  }

  /** Writes text that was held back because more could have followed. */
  #flushText(): void {
    this.#showText(this.stops.flush())
    this.#blank = ''
  }

  #writeReasoning(piece: ReasoningPiece): void {
    this.hasHiddenReasoning ||= this.#answer.omitThinking === true
    if (this.#answer.omitThinking === true) return
    this.#flushText()
    this.#reasoning.addText(piece)
    this.#writer.thinking(piece.text)
  }

  /** Signs the open thinking block, or opens one for state that came without text (edge case 212). */
  #closeThinking(): void {
    if (this.#answer.omitThinking === true) return
    if (this.#writer.open !== 'thinking') {
      if (this.#reasoning.isEmpty) return
      this.#writer.thinking('')
    }
    this.#writer.closeThinking(this.#reasoning.seal(this.#answer.origin))
  }

  #carrySignature(clientId: string, extraContent: unknown): void {
    if (this.#answer.omitThinking === true) return
    this.#writer.thinking('')
    this.#writer.closeThinking(sealCallSignature(this.#answer.origin, clientId, extraContent))
  }
}

function wholeCall(wrapped: WrappedCall): ToolCall {
  const call = new ToolCall()
  call.name = wrapped.name
  call.arguments.push(wrapped.arguments)
  return call
}
