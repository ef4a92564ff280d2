import type { ToolUseBlock } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible, type PlacedBlock } from '../conversation/blocks.ts'
import { otherBlockText } from '../conversation/server-blocks.ts'
import type { LossReport } from '../loss-report.ts'
import { callInput } from '../tools/call-input.ts'
import { upstreamCallId, type ToolNames } from '../tools/tool-names.ts'
import type { FunctionCallPart, GeminiPart } from './gemini-request.ts'
import type { ModelFeatures } from './model-features.ts'
import { openSignatures, unknownSignature } from './signatures.ts'

export interface TurnOptions {
  /** Id of the provider, which gets back the signatures that it made. */
  readonly origin: string
  readonly features: ModelFeatures
  /** Whether calls and responses carry ids; without them they belong together by their order. */
  readonly sendsIds: boolean
  readonly names: ToolNames
  readonly losses: LossReport
}

export interface EncodedTurn {
  readonly parts: readonly GeminiPart[]
  /** The calls by the ids that the client gave them, in order. */
  readonly calls: ReadonlyMap<string, FunctionCallPart['functionCall']>
}

/** Everything the model said in one turn, in its order, with the signatures back on the parts they came on. */
export function encodeModelTurn(blocks: readonly PlacedBlock[], options: TurnOptions): EncodedTurn {
  return new ModelTurn(options).encode(blocks)
}

class ModelTurn {
  readonly #options: TurnOptions
  readonly #parts: GeminiPart[] = []
  readonly #calls = new Map<string, FunctionCallPart['functionCall']>()
  readonly #signatures = new Map<string, string>()

  constructor(options: TurnOptions) {
    this.#options = options
  }

  encode(blocks: readonly PlacedBlock[]): EncodedTurn {
    for (const placed of blocks) this.#add(placed)
    return {
      parts: this.#options.features.demandsSignatures ? withFirstSigned(this.#parts) : this.#parts,
      calls: this.#calls,
    }
  }

  #add(placed: PlacedBlock): void {
    const { block, field } = placed
    switch (block.type) {
      case 'text':
        return this.#addText(cleanText(block.text))
      case 'thinking':
        return this.#addThinking(placed)
      case 'redacted_thinking':
        return this.#options.losses.add('dropped', field, 'Redacted thinking means something to Anthropic only.')
      case 'tool_use':
        return this.#addCall(block, field)
      default:
        return this.#addText(otherBlockText(placed, this.#options.losses))
    }
  }

  #addText(text: string): void {
    if (isVisible(text)) this.#parts.push({ text })
  }

  /** Thoughts go back only where they are signed: the others are summaries for people (edge case 78). */
  #addThinking({ block, field }: PlacedBlock): void {
    if (block.type !== 'thinking') return
    const { origin, features, losses } = this.#options
    const own = openSignatures(block, origin, features.signer)
    if (own === null) return losses.add('dropped', field, 'Thinking goes back only to the model that it is from.')
    const { thought, text, calls = {} } = own
    if (thought !== undefined) {
      this.#parts.push({ text: cleanText(block.thinking), thought: true, thoughtSignature: thought })
    }
    if (text !== undefined) this.#signText(text)
    for (const [id, signature] of Object.entries(calls)) this.#signatures.set(id, signature)
  }

  /** A stream puts the signature of a text on an empty part at its end. */
  #signText(thoughtSignature: string): void {
    const last = this.#parts.at(-1)
    if (last === undefined || !('text' in last) || last.thoughtSignature !== undefined) {
      this.#parts.push({ text: '', thoughtSignature })
    } else {
      this.#parts[this.#parts.length - 1] = { ...last, thoughtSignature }
    }
  }

  #addCall(block: ToolUseBlock, field: string): void {
    const { names, sendsIds, losses } = this.#options
    const id = cleanText(block.id)
    if (this.#calls.has(id)) return losses.add('dropped', field, 'Another call of the same turn has the same id.')
    const taken = [...this.#calls.values()].flatMap((call) => call.id ?? [])
    const functionCall = {
      ...(sendsIds ? { id: upstreamCallId(id, taken) } : {}),
      name: names.upstream(cleanText(block.name)),
      args: callInput(block.input, field, losses),
    }
    const thoughtSignature = this.#signatures.get(id)
    this.#calls.set(id, functionCall)
    this.#parts.push(thoughtSignature === undefined ? { functionCall } : { functionCall, thoughtSignature })
  }
}

/**
 * Of the calls of one answer the first is signed (edge case 74). Where its signature is not known, Google's word for
 * that stands in; in earlier turns as well, though only the current one is checked, so that caches hold (284).
 */
function withFirstSigned(parts: readonly GeminiPart[]): readonly GeminiPart[] {
  const first = parts.findIndex((part) => 'functionCall' in part)
  const call = parts[first]
  if (call === undefined || !('functionCall' in call) || call.thoughtSignature !== undefined) return parts
  return parts.with(first, { ...call, thoughtSignature: unknownSignature })
}
