import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { placedBlocks, type PlacedBlock } from '../conversation/blocks.ts'
import { textParts } from '../conversation/parts.ts'
import {
  emptyResult,
  interruptedResult,
  isResult,
  orphanHeading,
  resultsByCall,
  type PlacedResult,
} from '../conversation/results.ts'
import { splitTurns, type Follower, type Turn } from '../conversation/turns.ts'
import { withCacheMark } from './cache-marks.ts'
import { encodeAssistant, type EncodedAssistant } from './encode-assistant.ts'
import { encodeParts } from './encode-parts.ts'
import { joinMessages } from './join-messages.ts'
import type { MessageOptions } from './message-options.ts'
import type { BodyBlock, BodyMessage, BodyToolResult } from './messages-body.ts'

/**
 * The conversation, each call answered once and directly (edge cases 4, 9 and 26). A turn depends on nothing that comes
 * after it, so that prompt caches hold (284).
 */
export function encodeMessages(request: MessagesRequest, options: MessageOptions): readonly BodyMessage[] {
  const messages: unknown = request.messages
  const turns = splitTurns(Array.isArray(messages) ? request.messages : [])
  return joinMessages(turns.flatMap((turn) => encodeTurn(turn, options)))
}

function encodeTurn(turn: Turn, options: MessageOptions): readonly BodyMessage[] {
  const assistant = encodeAssistant(turn.assistant, options)
  const { answered, results } = answerCalls(assistant, turn, options)
  return [
    ...message('assistant', assistant.content),
    ...message('user', results),
    ...turn.followers.flatMap((follower) => encodeFollower(follower, answered, options)),
  ]
}

/** One result for each call, in the order of the calls. */
function answerCalls({ calls }: EncodedAssistant, turn: Turn, options: MessageOptions) {
  const found = resultsByCall(turn, calls.keys())
  const results = [...calls].flatMap(([id, call]): readonly BodyToolResult[] => {
    const result = found.get(id)
    if (result !== undefined) return withCacheMark([encodeResult(result, call.id, options)], result.block)
    options.losses.add('emulated', 'messages', 'A tool call without a result was answered as interrupted.')
    return [{ type: 'tool_result', tool_use_id: call.id, content: textParts(interruptedResult) }]
  })
  return { answered: new Set<PlacedBlock>(found.values()), results }
}

/** The result of a tool, whatever the form of its content (edge cases 10 to 14). */
function encodeResult(result: PlacedResult, id: string, options: MessageOptions): BodyToolResult {
  const content = shownResult(result, options)
  return {
    type: 'tool_result',
    tool_use_id: id,
    content: content.length === 0 ? textParts(emptyResult) : content,
    ...(result.block.is_error === true ? { is_error: true } : {}),
  }
}

function encodeFollower(
  { role, blocks }: Follower,
  answered: ReadonlySet<PlacedBlock>,
  options: MessageOptions,
): readonly BodyMessage[] {
  const content = blocks
    .filter((placed) => !answered.has(placed))
    .flatMap((placed) => (isResult(placed) ? orphanedResult(placed, options) : showBlock(placed, role, options)))
  return message(role, content)
}

function showBlock(placed: PlacedBlock, role: Follower['role'], { names, losses }: MessageOptions) {
  if (role === 'user' || placed.block.type === 'text') return encodeParts(placed, names, losses)
  losses.add('dropped', placed.field, `System messages hold text only, not ${placed.block.type} blocks.`)
  return []
}

/** A result whose call is gone, or that repeats another, becomes text (edge case 26). */
function orphanedResult(placed: PlacedResult, options: MessageOptions): readonly BodyBlock[] {
  options.losses.add('changed', placed.field, 'A tool result without its call became text.')
  return [...textParts(orphanHeading(placed)), ...shownResult(placed, options)]
}

function shownResult({ block, field }: PlacedResult, { names, losses }: MessageOptions) {
  return placedBlocks(block.content, `${field}.content`).flatMap((placed) => encodeParts(placed, names, losses))
}

function message(role: BodyMessage['role'], content: readonly BodyBlock[]): readonly BodyMessage[] {
  return content.length === 0 ? [] : [{ role, content }]
}
