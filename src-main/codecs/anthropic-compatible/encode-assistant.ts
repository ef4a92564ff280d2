import type { ThinkingBlock, ToolUseBlock } from '../../../shared/anthropic/messages.ts'
import { cleanText, type PlacedBlock } from '../conversation/blocks.ts'
import { textParts } from '../conversation/parts.ts'
import { otherBlockText } from '../conversation/server-blocks.ts'
import { openReasoning, sealReasoning } from '../reasoning-envelope.ts'
import { callInput } from '../tools/call-input.ts'
import { upstreamCallId } from '../tools/tool-names.ts'
import { withCacheMark } from './cache-marks.ts'
import type { MessageOptions } from './message-options.ts'
import type { BodyBlock, BodyText, BodyToolUse } from './messages-body.ts'

export interface EncodedAssistant {
  readonly content: readonly BodyBlock[]
  /** The calls by the ids that the client gave them, in order. */
  readonly calls: ReadonlyMap<string, BodyToolUse>
}

/** Everything the model said in one turn, in its order, with the thinking that this vendor itself minted. */
export function encodeAssistant(blocks: readonly PlacedBlock[], options: MessageOptions): EncodedAssistant {
  const calls = new Map<string, BodyToolUse>()
  const content = blocks.flatMap((placed): readonly BodyBlock[] => {
    const { block, field } = placed
    switch (block.type) {
      case 'text':
        return withCacheMark<BodyText>(textParts(cleanText(block.text)), block)
      case 'thinking': {
        const own = restoreThinking(block, options.origin)
        if (own === null)
          options.losses.add('dropped', field, 'Thinking goes back only to the provider that minted it.')
        return own === null ? [] : [own]
      }
      case 'redacted_thinking':
        options.losses.add('dropped', field, 'Redacted thinking means something to Anthropic only.')
        return []
      case 'tool_use':
        return withCacheMark(encodeCall(block, field, calls, options), block)
      default:
        return textParts(otherBlockText(placed, options.losses))
    }
  })
  return { content, calls }
}

/** Fields of the envelope: thinking with the vendor's signature or without one, and thinking that nobody may read. */
const fields = { signed: 'signature', unsigned: 'thinking', redacted: 'redacted_thinking' } as const

/** The client's signature for a block of this vendor; an empty one is none. */
export function sealThinking(origin: string, signature: string): string {
  return sealReasoning(
    signature === '' ? { origin, field: fields.unsigned } : { origin, field: fields.signed, payload: signature },
  )
}

export function sealRedactedThinking(origin: string, data: string): string {
  return sealReasoning({ origin, field: fields.redacted, payload: data })
}

/** The block as the vendor sent it, for that vendor alone (edge cases 20, 57 and 211). */
function restoreThinking(block: ThinkingBlock, origin: string): BodyBlock | null {
  const sealed = openReasoning(block.signature)
  if (sealed === null || sealed.origin !== origin) return null
  const payload = typeof sealed.payload === 'string' ? sealed.payload : ''
  if (sealed.field === fields.redacted) return { type: 'redacted_thinking', data: payload }
  if (sealed.field !== fields.signed && sealed.field !== fields.unsigned) return null
  return { type: 'thinking', thinking: cleanText(block.thinking), signature: payload }
}

function encodeCall(
  block: ToolUseBlock,
  field: string,
  calls: Map<string, BodyToolUse>,
  { names, losses }: MessageOptions,
): readonly BodyToolUse[] {
  const id = cleanText(block.id)
  if (calls.has(id)) {
    losses.add('dropped', field, 'Another call of the same turn has the same id.')
    return []
  }
  const taken = [...calls.values()].map((call) => call.id)
  const call: BodyToolUse = {
    type: 'tool_use',
    id: upstreamCallId(id, taken),
    name: names.upstream(cleanText(block.name)),
    input: callInput(block.input, field, losses),
  }
  calls.set(id, call)
  return [call]
}
