import type { ThinkingBlock, ToolUseBlock } from '../../../shared/anthropic/messages.ts'
import { cleanText, isVisible, type PlacedBlock } from '../conversation/blocks.ts'
import { otherBlockText } from '../conversation/server-blocks.ts'
import type { LossReport } from '../loss-report.ts'
import { callInput } from '../tools/call-input.ts'
import { upstreamCallId, type ToolNames } from '../tools/tool-names.ts'
import { openReasoningItem } from './reasoning-state.ts'
import type { AnswerItem, AnswerMessage, FunctionCall } from './responses-request.ts'

export interface AnswerOptions {
  /** Id of the provider, which gets back the reasoning that it minted. */
  readonly origin: string
  readonly names: ToolNames
  readonly losses: LossReport
  /** Whether the model tells what it says on the way from what it says in the end. */
  readonly knowsPhases: boolean
  /** Ids of the reasoning that is in the input already; an item goes back once, however many blocks it is in (58). */
  readonly reasoningIds: Set<string>
}

export interface EncodedAnswer {
  readonly items: readonly AnswerItem[]
  /** The calls by the ids that the client gave them, in order. */
  readonly calls: ReadonlyMap<string, FunctionCall>
}

/** What the model put out in one turn, in the order in which it did (edge cases 17, 19 and 56 to 59). */
export function encodeAnswer(blocks: readonly PlacedBlock[], options: AnswerOptions): EncodedAnswer {
  const items: AnswerItem[] = []
  const calls = new Map<string, FunctionCall>()
  for (const placed of blocks) {
    const { block, field } = placed
    switch (block.type) {
      case 'text':
        items.push(...messages(cleanText(block.text)))
        break
      case 'thinking':
        items.push(...encodeThinking(block, field, options))
        break
      case 'redacted_thinking':
        options.losses.add('dropped', field, 'Redacted thinking means something to Anthropic only.')
        break
      case 'tool_use':
        items.push(...encodeCall(block, field, calls, options))
        break
      default:
        items.push(...messages(otherBlockText(placed, options.losses)))
    }
  }
  const complete = withoutTrailingReasoning(items)
  return { items: options.knowsPhases ? complete.map(withPhase) : complete, calls }
}

function messages(text: string): readonly AnswerMessage[] {
  return isVisible(text) ? [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }] : []
}

function encodeThinking(
  block: ThinkingBlock,
  field: string,
  { origin, losses, reasoningIds }: AnswerOptions,
): readonly AnswerItem[] {
  const item = openReasoningItem(block, origin)
  if (item === null) {
    losses.add('dropped', field, 'Thinking goes back only to the provider that minted it.')
    return []
  }
  if (item.id === undefined) return [item]
  if (reasoningIds.has(item.id)) return []
  reasoningIds.add(item.id)
  return [item]
}

function encodeCall(
  block: ToolUseBlock,
  field: string,
  calls: Map<string, FunctionCall>,
  { names, losses }: AnswerOptions,
): readonly AnswerItem[] {
  const id = cleanText(block.id)
  if (calls.has(id)) {
    losses.add('dropped', field, 'Another call of the same turn has the same id.')
    return []
  }
  const taken = [...calls.values()].map((call) => call.call_id)
  const call: FunctionCall = {
    type: 'function_call',
    call_id: upstreamCallId(id, taken),
    name: names.upstream(cleanText(block.name)),
    arguments: JSON.stringify(callInput(block.input, field, losses)),
  }
  calls.set(id, call)
  return [call]
}

/** Reasoning without what it led to is rejected (edge case 59). */
function withoutTrailingReasoning(items: readonly AnswerItem[]): readonly AnswerItem[] {
  return items.slice(0, items.findLastIndex(({ type }) => type !== 'reasoning') + 1)
}

/**
 * Without its phase, what a model says before a call may look to it like a closing word. The client cannot carry the
 * phase, but it follows from the place: only what ends a turn is final.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
function withPhase(item: AnswerItem, index: number, items: readonly AnswerItem[]): AnswerItem {
  if (item.type !== 'message') return item
  return { ...item, phase: index === items.length - 1 ? 'final_answer' : 'commentary' }
}
