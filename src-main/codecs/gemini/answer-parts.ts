import { BlockAssembler } from '../answer/block-assembler.ts'
import type { MessageWriter } from '../answer/message-writer.ts'
import { PrefillFilter } from '../answer/prefill.ts'
import type { AnswerContext } from '../codec.ts'
import { readRecord, readText, type JsonRecord } from '../read-json.ts'
import { clientToolId } from '../tools/tool-ids.ts'
import { modelFeatures } from './model-features.ts'
import { otherPartText } from './other-parts.ts'
import { PartialArguments } from './partial-arguments.ts'
import { sealSignatures, type Signatures } from './signatures.ts'

/** A call whose arguments are still coming. */
interface OpenCall {
  readonly id: string
  readonly name: string
  readonly signature: string
  readonly arguments: PartialArguments
}

/** Puts the parts of an answer into blocks, one after the other as they come. */
export class AnswerParts {
  /** A call was cut off by the end of the output. */
  hasCutCall = false

  readonly #answer: AnswerContext
  readonly #assembler: BlockAssembler
  readonly #signer: string
  readonly #prefill: PrefillFilter
  readonly #ids = new Set<string>()
  #index = 0
  #kind: 'text' | 'thinking' | null = null
  /**
   * The signature of the text before. It is carried to the next call; that of a last text is let go: Google asks for it
   * without demanding it, and a block after the text would hide that from the client's `-p`, which prints the last one.
   */
  #textSignature = ''
  #openCall: OpenCall | null = null

  constructor(answer: AnswerContext, writer: MessageWriter) {
    this.#answer = answer
    this.#signer = modelFeatures(answer.model ?? '').signer
    this.#prefill = new PrefillFilter(answer.prefill ?? '')
    this.#assembler = new BlockAssembler(answer, writer, (thought) => this.#seal(thought === '' ? {} : { thought }))
  }

  /** The stop sequence that ended the text. */
  get matchedStop(): string | null {
    return this.#assembler.stops.matched
  }

  /** The model thought where the client must not see it. */
  get hasHiddenThinking(): boolean {
    return this.#assembler.hasHiddenThinking
  }

  add(part: JsonRecord): void {
    const call = readRecord(part['functionCall'])
    const signature = readText(part['thoughtSignature'])
    if (call !== null) return this.#addCall(call, signature)
    // Only this says what is a thought: texts are signed, too (edge case 76).
    if (part['thought'] === true) return this.#addThought(readText(part['text']), signature)
    this.#addText(readText(part['text']) + otherPartText(part))
    if (signature !== '') this.#textSignature = signature
  }

  /** Writes everything that still waits. `isCut`: the output limit ended the answer, perhaps within a call. */
  finish(isCut: boolean): void {
    if (isCut && this.#openCall !== null) this.hasCutCall = true
    else this.#endOpenCall()
    this.#writeText(this.#prefill.flush())
    this.#assembler.finish(false)
  }

  #addText(text: string): void {
    if (text !== '') this.#writeText(this.#prefill.push(text))
  }

  #writeText(text: string): void {
    if (text === '') return
    this.#turnTo('text')
    this.#assembler.text(this.#index, text)
  }

  #addThought(text: string, signature: string): void {
    if (text === '' && signature === '') return
    this.#turnTo('thinking')
    this.#assembler.thinking(this.#index, text)
    if (signature !== '') this.#assembler.sign(this.#index, signature)
  }

  #turnTo(kind: 'text' | 'thinking'): void {
    if (this.#kind === kind) return
    this.#endOpenCall()
    this.#nextBlock(kind)
  }

  /** Calls come whole, or on Vertex AI begin with their name and end with a piece after which none is announced. */
  #addCall(call: JsonRecord, signature: string): void {
    const name = readText(call['name'])
    if (name !== '') {
      this.#endOpenCall()
      this.#openCall = { id: readText(call['id']), name, signature, arguments: new PartialArguments() }
    }
    const args = readRecord(call['args'])
    if (args !== null) return this.#endOpenCall(JSON.stringify(args))
    this.#openCall?.arguments.add(call['partialArgs'])
    if (call['willContinue'] !== true) this.#endOpenCall()
  }

  #endOpenCall(json?: string): void {
    const call = this.#openCall
    if (call === null) return
    this.#openCall = null
    this.#writeText(this.#prefill.flush())
    const id = this.#clientId(call.id)
    this.#carrySignatures(id, call.signature)
    this.#nextBlock(null)
    this.#assembler.startTool(this.#index, id, call.name, json ?? call.arguments.toJson())
    this.#assembler.stop(this.#index)
  }

  #carrySignatures(id: string, signature: string): void {
    const text = this.#textSignature
    this.#textSignature = ''
    if (text === '' && signature === '') return
    this.#nextBlock(null)
    const signatures = {
      ...(text === '' ? {} : { text }),
      ...(signature === '' ? {} : { calls: { [id]: signature } }),
    }
    this.#assembler.addSealed(this.#index, this.#seal(signatures))
  }

  #nextBlock(kind: 'text' | 'thinking' | null): void {
    this.#kind = kind
    this.#index += 1
  }

  /** Google leaves ids out, or repeats them (edge case 220). */
  #clientId(upstreamId: string): string {
    const id = clientToolId(upstreamId, this.#answer.newId)
    const unique = this.#ids.has(id) ? this.#answer.newId('toolu') : id
    this.#ids.add(unique)
    return unique
  }

  #seal(signatures: Signatures): string {
    return sealSignatures(this.#answer.origin, this.#signer, signatures)
  }
}
