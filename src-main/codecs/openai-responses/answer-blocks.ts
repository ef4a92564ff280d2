import { BlockAssembler } from '../answer/block-assembler.ts'
import type { MessageWriter } from '../answer/message-writer.ts'
import { PrefillFilter } from '../answer/prefill.ts'
import type { StopSequences } from '../answer/stop-sequences.ts'
import type { AnswerContext } from '../codec.ts'
import { parseJson, readList, readRecord, readText, type JsonRecord } from '../read-json.ts'
import { DeclaredTools } from '../tools/declared-tools.ts'
import { isParallelWrapper, unwrapParallel } from '../tools/parallel-wrapper.ts'
import type { ItemKind, OutputItem } from './output-item.ts'
import { partTexts, sealReasoningItem, type ReasoningField } from './reasoning-state.ts'

/** Makes the client's blocks out of the items of an answer. */
export class AnswerBlocks {
  isRefusal = false

  readonly #origin: string
  readonly #assembler: BlockAssembler
  readonly #tools: DeclaredTools
  readonly #prefill: PrefillFilter
  /** Blocks of calls that came wrapped into one are counted downwards, items upwards. */
  #unwrapped = 0
  #hasLeftOutCall = false

  constructor(answer: AnswerContext, writer: MessageWriter) {
    this.#origin = answer.origin
    this.#tools = new DeclaredTools(answer.toolNames)
    this.#prefill = new PrefillFilter(answer.prefill ?? '')
    this.#assembler = new BlockAssembler(answer, writer, (signature) => signature || this.#sealUnfinished(), {
      endsBlocks: true,
    })
  }

  get stops(): StopSequences {
    return this.#assembler.stops
  }

  get hasCutCall(): boolean {
    return this.#hasLeftOutCall || this.#assembler.hasCutCall
  }

  get hasHiddenThinking(): boolean {
    return this.#assembler.hasHiddenThinking
  }

  /** What an item is to the client: of tools that run at the provider, nothing. */
  kindOf(item: JsonRecord): ItemKind {
    switch (item['type']) {
      case 'message':
      case 'reasoning':
        return item['type']
      case 'function_call':
        return 'call'
      case 'custom_tool_call':
        return this.#tools.find(readText(item['name'])) === undefined ? 'other' : 'call'
      default:
        return 'other'
    }
  }

  /** Gives an item its place among the blocks. A call without a name, or one that wraps others, waits (53 and 197). */
  start(item: OutputItem): void {
    if (item.isStarted || (item.kind === 'call' && (item.name === '' || this.#isWrapper(item)))) return
    this.#start(item)
  }

  text(item: OutputItem, text: string): void {
    if (text !== '') this.#show(item, this.#prefill.push(text))
  }

  /** The model's own refusal is what it says, and why it ends (edge case 175). */
  refusal(item: OutputItem, refusal: string): void {
    this.isRefusal ||= refusal !== ''
    this.text(item, refusal)
  }

  /** `add` gives what the item's text grows by; text of the other field than the item's first is passed over. */
  reasoning(item: OutputItem, field: ReasoningField, add: () => string): void {
    if (item.field !== null && item.field !== field) return
    const text = add()
    if (text === '') return
    item.field = field
    this.start(item)
    this.#assembler.thinking(item.key, text)
  }

  arguments(item: OutputItem, json: string): void {
    if (json !== '' && item.isStarted) this.#assembler.toolInput(item.key, json)
  }

  /** An item has come whole. */
  complete(item: OutputItem, whole: JsonRecord): void {
    switch (item.kind) {
      case 'message':
        this.#completeMessage(item, whole)
        break
      case 'reasoning':
        this.#completeReasoning(item, whole)
        break
      case 'call':
        this.#completeCall(item, whole)
        break
      case 'other':
        break
    }
    item.isDone = true
  }

  /** Writes everything that still waits. `isCut`: the output limit ended the answer, perhaps within a call. */
  finish(isCut: boolean): void {
    this.#assembler.finish(isCut)
  }

  #show(item: OutputItem, text: string): void {
    if (text === '') return
    this.start(item)
    this.#assembler.text(item.key, text)
  }

  #completeMessage(item: OutputItem, { content }: JsonRecord): void {
    const parts = readList(content).map(readRecord)
    this.isRefusal ||= parts.some((part) => readText(part?.['refusal']) !== '')
    this.text(item, item.complete(parts.map((part) => readText(part?.['text']) || readText(part?.['refusal']))))
    this.#show(item, this.#prefill.flush())
    this.#assembler.stop(item.key)
  }

  /** Only the finished item has the state that must come back; what came before was a snapshot (edge case 216). */
  #completeReasoning(item: OutputItem, whole: JsonRecord): void {
    const summary = partTexts(whole['summary'])
    const field = item.field ?? (summary.some((text) => text !== '') ? 'summary' : 'content')
    const texts = partTexts(whole[field]).filter((text) => text !== '')
    this.reasoning(item, field, () => item.complete(texts))
    const encryptedContent = readText(whole['encrypted_content'])
    if (item.text !== '' || encryptedContent !== '') {
      const parts = texts.length > 0 ? texts : item.parts
      const state = { field: item.field ?? 'summary', id: readText(whole['id']) || item.id, encryptedContent, parts }
      this.start(item)
      this.#assembler.sign(item.key, sealReasoningItem(this.#origin, state))
    }
    this.#assembler.stop(item.key)
  }

  #completeCall(item: OutputItem, whole: JsonRecord): void {
    item.name ||= readText(whole['name'])
    item.callId ||= readText(whole['call_id'])
    const missing = item.complete([readArguments(whole)])
    if (item.name === '' || (this.#isWrapper(item) && this.#unwrap(item))) return
    const isCut = whole['status'] === 'incomplete'
    if (isCut && !item.isStarted && parseJson(item.text) === undefined) {
      this.#hasLeftOutCall = true
      return
    }
    if (item.isStarted) this.arguments(item, missing)
    else this.#start(item)
    // A call that the output limit cut off stays open, and ends with the answer.
    if (!isCut) this.#assembler.stop(item.key)
  }

  #isWrapper({ name }: OutputItem): boolean {
    return isParallelWrapper(name, this.#tools)
  }

  #start(item: OutputItem): void {
    item.isStarted = true
    switch (item.kind) {
      case 'message':
        return this.#assembler.startText(item.key, '')
      case 'reasoning':
        return this.#assembler.startThinking(item.key, '', '')
      case 'call':
        this.#assembler.startTool(item.key, item.callId, item.name, '')
        return this.arguments(item, item.text)
      case 'other':
        return undefined
    }
  }

  #unwrap(item: OutputItem): boolean {
    const calls = unwrapParallel(item.text, this.#tools)
    for (const call of calls ?? []) {
      const key = (this.#unwrapped -= 1)
      this.#assembler.startTool(key, '', call.name, call.arguments)
      this.#assembler.stop(key)
    }
    return calls !== null
  }

  /** Of reasoning that was cut off there is nothing to give back. */
  #sealUnfinished(): string {
    return sealReasoningItem(this.#origin, { field: 'summary', id: '', encryptedContent: '', parts: [] })
  }
}

/** Arguments are text; some servers send the object itself, and calls of custom tools have an input. */
export function readArguments(item: JsonRecord): string {
  const given = item['arguments'] ?? item['input']
  return typeof given === 'object' && given !== null ? JSON.stringify(given) : readText(given)
}
