import type { AnswerContext } from '../codec.ts'
import type { MessageWriter } from './message-writer.ts'
import { StopSequences } from './stop-sequences.ts'
import { DeclaredTools } from '../tools/declared-tools.ts'
import { ToolArguments } from '../tools/tool-arguments.ts'
import { clientToolId } from '../tools/tool-ids.ts'

interface TextBlock {
  readonly kind: 'text'
  text: string
}

interface ThinkingBlock {
  readonly kind: 'thinking'
  text: string
  signature: string
}

/** Reasoning that nobody may read: it travels in the signature of a block without text (edge case 212). */
interface SealedBlock {
  readonly kind: 'sealed'
  readonly signature: string
}

interface ToolBlock {
  readonly kind: 'tool'
  readonly id: string
  readonly name: string
  readonly input: ToolArguments
  /** What came with the start of the block; counts where no piece follows. */
  readonly whole: string
  isOpen: boolean
}

/** A block of the upstream's, with what of it was not written yet. */
type Content = TextBlock | ThinkingBlock | SealedBlock | ToolBlock
type Block = Content & { readonly index: number; isDone: boolean }

/**
 * Puts the blocks of an answer one after the other, whatever order their pieces come in. The first one that is not done
 * streams; what comes beside it waits. Only a call can have others beside it: text and thinking end where another block
 * starts, and so does a call whose place another takes (edge cases 186, 187, 194 and 195). An upstream that `endsBlocks`
 * by itself may send any of them side by side: there each ends where it says so.
 */
export class BlockAssembler {
  /** A call was cut off by the end of the output. */
  hasCutCall = false
  /** The model thought where the client must not see it. */
  hasHiddenThinking = false
  readonly stops: StopSequences

  readonly #answer: AnswerContext
  readonly #writer: MessageWriter
  readonly #seal: (signature: string) => string
  readonly #endsBlocks: boolean
  readonly #tools: DeclaredTools
  readonly #ids = new Set<string>()
  #blocks: Block[] = []
  /** White space at the start of a text: a block of nothing else would be rejected when it comes back. */
  #blank = ''

  /** `seal` makes the client's signature of a thinking block from the upstream's, which may be empty. */
  constructor(
    answer: AnswerContext,
    writer: MessageWriter,
    seal: (signature: string) => string,
    { endsBlocks = false }: { readonly endsBlocks?: boolean } = {},
  ) {
    this.#answer = answer
    this.#seal = seal
    this.#endsBlocks = endsBlocks
    this.#writer = writer
    this.#tools = new DeclaredTools(answer.toolNames)
    this.stops = new StopSequences(answer.stopSequences)
  }

  /** Whether a call waits for the rest of its input. */
  get hasOpenCall(): boolean {
    return this.#blocks.some(({ kind, isDone }) => kind === 'tool' && !isDone)
  }

  startText(index: number, text: string): void {
    this.#start({ kind: 'text', text, index, isDone: false })
  }

  startThinking(index: number, text: string, signature: string): void {
    this.#start({ kind: 'thinking', text, signature, index, isDone: false })
  }

  /** Adds reasoning without text under a signature that is the client's already. */
  addSealed(index: number, signature: string): void {
    this.#start({ kind: 'sealed', signature, index, isDone: true })
  }

  startTool(index: number, id: string, name: string, whole: string): void {
    const input = new ToolArguments()
    this.#start({ kind: 'tool', id, name, input, whole, isOpen: false, index, isDone: false })
  }

  /** A block whose content the client cannot be shown; it ends the one before it. */
  skip(index: number): void {
    this.#endOthers(index)
    this.#write()
  }

  text(index: number, text: string): void {
    this.#open('text', index, () => this.startText(index, '')).text += text
    this.#write()
  }

  thinking(index: number, text: string): void {
    this.#open('thinking', index, () => this.startThinking(index, '', '')).text += text
    this.#write()
  }

  sign(index: number, signature: string): void {
    this.#open('thinking', index, () => this.startThinking(index, '', '')).signature = signature
  }

  /** Pieces of a call that never started cannot be used. */
  toolInput(index: number, json: string): void {
    this.#find('tool', index)?.input.push(json)
    this.#write()
  }

  stop(index: number): void {
    const block = this.#blocks.find((candidate) => candidate.index === index && !candidate.isDone)
    if (block !== undefined) block.isDone = true
    this.#write()
  }

  /** Writes everything that still waits. `isCut`: the output limit ended the answer, perhaps within a call. */
  finish(isCut: boolean): void {
    const last = this.#blocks.at(-1)
    for (const block of this.#blocks) block.isDone = true
    this.#write(isCut ? last : undefined)
    this.#showText(this.stops.flush())
    this.#writer.close()
  }

  #start(block: Block): void {
    this.#endOthers(block.index)
    this.#blocks.push(block)
    this.#write()
  }

  #endOthers(index: number): void {
    if (this.#endsBlocks) return
    for (const block of this.#blocks) if (block.kind !== 'tool' || block.index === index) block.isDone = true
  }

  #find<Kind extends Block['kind']>(kind: Kind, index: number) {
    const open = this.#blocks.filter((block): block is Block & { kind: Kind } => block.kind === kind && !block.isDone)
    return open.findLast((block) => block.index === index) ?? open.at(-1)
  }

  /** The open block of a kind; some vendors leave out the start of a block. */
  #open<Kind extends 'text' | 'thinking'>(kind: Kind, index: number, start: () => void): Block & { kind: Kind } {
    const found = this.#find(kind, index)
    if (found !== undefined) return found
    // A block that is new ends with the next one, whatever it is; nothing but a start can have written it yet.
    start()
    return this.#find(kind, index) ?? this.#unreachable()
  }

  #unreachable(): never {
    throw new Error('A block that was just started is not open.')
  }

  /** Writes what can be written: blocks that are done leave the line, the one after them streams. */
  #write(cut?: Block): void {
    for (let block = this.#blocks[0]; block !== undefined; block = this.#blocks[0]) {
      this.#writePart(block, block === cut)
      if (!block.isDone) return
      this.#blocks.shift()
    }
  }

  #writePart(block: Block, isCut: boolean): void {
    switch (block.kind) {
      case 'text':
        return this.#writeText(block)
      case 'thinking':
        return this.#writeThinking(block)
      case 'sealed':
        return this.#writeSealed(block)
      case 'tool':
        return this.#writeTool(block, isCut)
    }
  }

  #writeText(block: Block & TextBlock): void {
    this.#showText(this.stops.push(block.text))
    block.text = ''
    if (!block.isDone) return
    this.#showText(this.stops.flush())
    this.#blank = ''
    if (this.#writer.open === 'text') this.#writer.close()
  }

  #showText(text: string): void {
    if (text === '') return
    if (this.#writer.open === 'text') return this.#writer.text(text)
    this.#blank += text
    if (text.trim() === '') return
    const whole = this.#blank
    this.#blank = ''
    this.#writer.text(whole)
  }

  #writeThinking(block: Block & ThinkingBlock): void {
    const isEmpty = block.text === '' && block.signature === '' && this.#writer.open !== 'thinking'
    if (isEmpty) return
    if (this.#answer.omitThinking === true) {
      this.hasHiddenThinking = true
      return
    }
    if (block.text !== '' || this.#writer.open !== 'thinking') this.#writer.thinking(block.text)
    block.text = ''
    if (block.isDone) this.#writer.closeThinking(this.#seal(block.signature))
  }

  #writeSealed({ signature }: SealedBlock): void {
    if (this.#answer.omitThinking === true) {
      this.hasHiddenThinking = true
      return
    }
    this.#writer.thinking('')
    this.#writer.closeThinking(signature)
  }

  #writeTool(block: Block & ToolBlock, isCut: boolean): void {
    if (block.name === '') return
    if (!block.isDone) {
      if (!block.input.hasBegun) return
      this.#openTool(block)
      const ready = block.input.take()
      if (ready !== '') this.#writer.toolInput(ready)
      return
    }
    if (!block.input.hasBegun) block.input.push(block.whole)
    const { rest, isWhole } = block.input.hasBegun ? block.input.finish(isCut) : { rest: '', isWhole: true }
    if (isCut && !isWhole) {
      this.hasCutCall = true
      if (!block.isOpen) return
    }
    this.#openTool(block)
    if (rest !== '') this.#writer.toolInput(rest)
    this.#writer.close()
  }

  #openTool(block: Block & ToolBlock): void {
    if (block.isOpen) return
    block.isOpen = true
    const id = clientToolId(block.id, this.#answer.newId)
    const unique = this.#ids.has(id) ? this.#answer.newId('toolu') : id
    this.#ids.add(unique)
    this.#writer.toolUse(unique, this.#tools.find(block.name) ?? block.name)
  }
}
