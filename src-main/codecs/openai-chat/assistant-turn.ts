import type { ToolUseBlock } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import { cleanText, joinTexts, type PlacedBlock } from '../conversation/blocks.ts'
import type { ChatAnswerPart, ChatAssistantMessage, ChatToolCall } from './chat-request.ts'
import { openCallSignatures } from './call-signatures.ts'
import { contentField } from './reasoning.ts'
import { joinReplayed, replayedReasoning, type ReplayedField } from './reasoning-replay.ts'
import { otherBlockText } from '../conversation/server-blocks.ts'
import { callInput } from '../tools/call-input.ts'
import { upstreamCallId, type ToolNames } from '../tools/tool-names.ts'

export interface EncodedAssistant {
  /** Null where nothing is left that the upstream could be shown. */
  readonly message: ChatAssistantMessage | null
  /** The calls by the ids that the client gave them, in order. */
  readonly calls: ReadonlyMap<string, ChatToolCall>
}

/**
 * Everything the model said in one turn as one message, as tool results must follow it directly (edge case 17). That
 * text came after a call cannot be expressed (edge case 19).
 */
export function encodeAssistant(
  blocks: readonly PlacedBlock[],
  origin: string,
  names: ToolNames,
  losses: LossReport,
): EncodedAssistant {
  const texts: string[] = []
  const reasoning: ReplayedField[] = []
  const calls = new Map<string, ChatToolCall>()
  const signatures = new Map<string, unknown>()
  for (const placed of blocks) {
    const { block, field } = placed
    switch (block.type) {
      case 'text':
        texts.push(cleanText(block.text))
        break
      case 'thinking': {
        const signed = openCallSignatures(block, origin)
        const replayed = replayedReasoning(block, origin)
        if (signed !== null) for (const [id, extra] of Object.entries(signed)) signatures.set(id, extra)
        else if (replayed === null)
          losses.add('dropped', field, 'Thinking goes back only to the provider that minted it.')
        else reasoning.push(replayed)
        break
      }
      case 'redacted_thinking':
        losses.add('dropped', field, 'Redacted thinking means something to Anthropic only.')
        break
      case 'tool_use':
        addCall(calls, block, field, names, losses)
        break
      default:
        texts.push(otherBlockText(placed, losses))
    }
  }
  for (const [id, extra] of signatures) {
    const call = calls.get(id)
    if (call !== undefined) calls.set(id, { ...call, extra_content: extra })
  }
  const text = joinTexts(texts)
  if (text === '' && calls.size === 0) return { message: null, calls }
  const { [contentField]: thoughts, ...fields } = joinReplayed(reasoning)
  const message: ChatAssistantMessage = {
    role: 'assistant',
    ...fields,
    content: typeof thoughts === 'string' ? withThoughts(thoughts, text) : text === '' ? null : text,
    ...(calls.size === 0 ? {} : { tool_calls: [...calls.values()] }),
  }
  return { message, calls }
}

/** Reasoning that came as a part of the content goes back as one (edge case 124). */
function withThoughts(thoughts: string, text: string): readonly ChatAnswerPart[] {
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: thoughts }] } as const
  return text === '' ? [thinking] : [thinking, { type: 'text', text }]
}

function addCall(
  calls: Map<string, ChatToolCall>,
  block: ToolUseBlock,
  field: string,
  names: ToolNames,
  losses: LossReport,
): void {
  const id = cleanText(block.id)
  if (calls.has(id)) return losses.add('dropped', field, 'Another call of the same turn has the same id.')
  const taken = [...calls.values()].map((call) => call.id)
  calls.set(id, {
    id: upstreamCallId(id, taken),
    type: 'function',
    function: {
      name: names.upstream(cleanText(block.name)),
      arguments: JSON.stringify(callInput(block.input, field, losses)),
    },
  })
}
