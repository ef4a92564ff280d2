import type { PlacedBlock } from '../conversation/blocks.ts'
import type { Part } from '../conversation/part.ts'
import {
  emptyResult,
  interruptedResult,
  resultParts,
  resultsByCall,
  type PlacedResult,
} from '../conversation/results.ts'
import type { Turn } from '../conversation/turns.ts'
import type { FunctionCallPart, FunctionResponsePart, GeminiPart, InlinePart } from './gemini-request.ts'
import type { EncodedTurn, TurnOptions } from './model-turn.ts'
import { toGeminiPart, toResponsePart } from './parts.ts'

export interface EncodedResponses {
  /** The responses in the order of the calls, then what they could not hold themselves (edge cases 71 and 72). */
  readonly parts: readonly GeminiPart[]
  /** The results in them. */
  readonly answered: ReadonlySet<PlacedBlock>
}

/** One response for each call of a turn, as Gemini rejects a conversation where their numbers differ. */
export function encodeResponses({ calls }: EncodedTurn, turn: Turn, options: TurnOptions): EncodedResponses {
  const results = resultsByCall(turn, calls.keys())
  const beside: GeminiPart[] = []
  const responses = [...calls].map(([id, call]): FunctionResponsePart => {
    const result = results.get(id)
    if (result !== undefined) return encodeResult(result, call, options, beside)
    options.losses.add('emulated', 'messages', 'A tool call without a result was answered as interrupted.')
    return { functionResponse: { ...idAndName(call), response: { error: interruptedResult } } }
  })
  return { parts: [...responses, ...beside], answered: new Set<PlacedBlock>(results.values()) }
}

/** A result as a response; what that cannot hold is put `beside` it. */
function encodeResult(
  result: PlacedResult,
  call: FunctionCallPart['functionCall'],
  { features, names, losses }: TurnOptions,
  beside: GeminiPart[],
): FunctionResponsePart {
  const media: InlinePart[] = []
  const outside: GeminiPart[] = []
  const texts = resultParts(result, names, losses).map((part) => {
    if (part.type === 'text') return part.text
    const inside = features.takesMediaInResponses ? toResponsePart(part) : null
    if (inside === null) outside.push(toGeminiPart(part))
    else media.push(inside)
    return `[${nameOf(part)}: attached${inside === null ? ' below' : ''}]`
  })
  if (outside.length > 0) {
    const name = call.id === undefined ? call.name : `${call.name} (${call.id})`
    beside.push({ text: `From the result of ${name}:` }, ...outside)
    losses.add('changed', result.field, 'Images and files of tool results follow beside them.')
  }
  const text = texts.length === 0 ? emptyResult : texts.join('\n\n')
  const response = result.block.is_error === true ? { error: text } : { output: text }
  return { functionResponse: { ...idAndName(call), response, ...(media.length === 0 ? {} : { parts: media }) } }
}

function idAndName({ args: _args, ...others }: FunctionCallPart['functionCall']) {
  return others
}

function nameOf(part: Exclude<Part, { type: 'text' }>): string {
  return part.type === 'pdf' ? part.name : 'image'
}
