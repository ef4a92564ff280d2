import { readRecord, readText, type JsonRecord } from '../read-json.ts'
import type { DeclaredTools } from '../tools/declared-tools.ts'
import { ToolArguments } from '../tools/tool-arguments.ts'

/** A call that the model makes, as far as it has come in. */
export class ToolCall {
  /** The upstream's id, empty while it has sent none. */
  upstreamId = ''
  /** As the upstream spells it; empty while it is not known. */
  name = ''
  readonly arguments = new ToolArguments()
  /** Google's addition, which carries the signature of a thought and must come back (edge case 92). */
  extraContent: unknown
}

/** One entry of `tool_calls`, with the differences between providers taken out. */
export interface ToolCallPiece {
  readonly index: number | null
  readonly id: string
  readonly name: string
  readonly arguments: string
  readonly extraContent: unknown
}

export function readToolCallPiece(entry: JsonRecord): ToolCallPiece {
  const called = readRecord(entry['function'])
  const given = called?.['arguments']
  return {
    index: typeof entry['index'] === 'number' ? entry['index'] : null,
    id: readText(entry['id']),
    name: readText(called?.['name']),
    // Some send the object itself (edge case 176).
    arguments: typeof given === 'object' && given !== null ? JSON.stringify(given) : readText(given),
    extraContent: entry['extra_content'],
  }
}

/**
 * Finds the call that a piece belongs to. Providers number calls by `index`, name them by `id`, do both or neither, and
 * some give every call the index 0 (edge cases 194–198).
 */
export class ToolCalls {
  readonly #tools: DeclaredTools
  readonly #byIndex = new Map<number, ToolCall>()
  readonly #byId = new Map<string, ToolCall>()
  #last: ToolCall | undefined

  constructor(tools: DeclaredTools) {
    this.#tools = tools
  }

  /** The call, with the piece added to it; `isNew` if the piece is its first. */
  add(piece: ToolCallPiece): { readonly call: ToolCall; readonly isNew: boolean } {
    const known = this.#find(piece)
    const isNew = known === undefined || this.#beginsAnother(known, piece)
    const call = isNew ? new ToolCall() : known
    if (piece.index !== null) this.#byIndex.set(piece.index, call)
    if (piece.id !== '') this.#byId.set(piece.id, call)
    this.#last = call
    // Ids that come later or change are ignored, names that are repeated too (edge cases 196 and 197).
    if (call.upstreamId === '') call.upstreamId = piece.id
    if (call.name === '') call.name = piece.name
    else if (call.name !== piece.name && !call.arguments.hasBegun) call.name += piece.name
    call.extraContent ??= piece.extraContent
    if (piece.arguments !== '' && !call.arguments.isRepeatedBy(piece.arguments)) call.arguments.push(piece.arguments)
    return { call, isNew }
  }

  #find({ index, id }: ToolCallPiece): ToolCall | undefined {
    if (index !== null) return this.#byIndex.get(index)
    return id === '' ? this.#last : this.#byId.get(id)
  }

  #beginsAnother(call: ToolCall, piece: ToolCallPiece): boolean {
    if (piece.id !== '' && piece.id === call.upstreamId) return false
    if (piece.id !== '' && call.upstreamId !== '') {
      // A new id alone may be one that changes with every piece (edge case 196).
      if (piece.name === '') return call.arguments.isWhole && piece.arguments !== ''
      return !this.#isOpenCallOf(call, piece.name)
    }
    if (piece.name === '' || call.name === '') return false
    if (piece.name === call.name) {
      return call.arguments.isWhole && piece.arguments !== '' && !call.arguments.isRepeatedBy(piece.arguments)
    }
    return call.arguments.hasBegun ? call.arguments.isWhole : !this.#isSplitName(call.name, piece.name)
  }

  /** Whether the call is in the middle of its arguments and the name is its own, repeated. */
  #isOpenCallOf(call: ToolCall, name: string): boolean {
    return call.name === name && call.arguments.hasBegun && !call.arguments.isWhole
  }

  /** Whether a name came in two parts (edge case 197). */
  #isSplitName(first: string, second: string): boolean {
    return this.#tools.find(first + second) !== undefined || this.#tools.find(first) === undefined
  }
}
