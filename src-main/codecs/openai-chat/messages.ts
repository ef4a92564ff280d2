import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { PlacedBlock } from '../conversation/blocks.ts'
import { readParts } from '../conversation/parts.ts'
import {
  interruptedResult,
  isResult,
  orphanHeading,
  resultsByCall,
  type PlacedResult,
} from '../conversation/results.ts'
import { systemMessageText, systemText } from '../conversation/system.ts'
import { splitTurns, type Follower, type Turn } from '../conversation/turns.ts'
import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { encodeAssistant, type EncodedAssistant } from './assistant-turn.ts'
import type { ChatMessage, ChatPart } from './chat-request.ts'
import { toChatPart } from './content-parts.ts'
import { joinMessages, userContent } from './join-messages.ts'
import { encodeResult } from './tool-results.ts'

export interface MessageOptions {
  /** Id of the provider, which gets back the reasoning that it minted. */
  readonly origin: string
  readonly names: ToolNames
  readonly losses: LossReport
}

/**
 * System prompt and conversation as chat messages.
 *
 * Each turn depends on nothing that comes after it, so that a longer conversation starts with exactly the messages of
 * the shorter one and prompt caches hold (edge case 284).
 */
export function encodeMessages(request: MessagesRequest, options: MessageOptions): readonly ChatMessage[] {
  const messages: unknown = request.messages
  const turns = splitTurns(Array.isArray(messages) ? request.messages : [])
  return joinMessages([
    ...systemMessages(systemText(request.system, options.losses)),
    ...turns.flatMap((turn) => encodeTurn(turn, options)),
  ])
}

/**
 * The model's answer, the results of its calls, what came with them, then all else in order. A system message between
 * call and result would make servers reject the conversation: it moves behind the results (edge cases 4 and 7).
 */
function encodeTurn(turn: Turn, options: MessageOptions): readonly ChatMessage[] {
  const assistant = encodeAssistant(turn.assistant, options.origin, options.names, options.losses)
  const { answered, messages } = answerCalls(assistant, turn, options)
  return [
    ...(assistant.message === null ? [] : [assistant.message]),
    ...messages,
    ...turn.followers.flatMap((follower) => encodeFollower(follower, answered, options)),
  ]
}

/** One tool message for each call, in the order of the calls, and one message of the user with what they attach. */
function answerCalls({ calls }: EncodedAssistant, turn: Turn, { names, losses }: MessageOptions) {
  const results = resultsByCall(turn, calls.keys())
  const attachments: ChatPart[] = []
  const tools = [...calls].map(([id, call]): ChatMessage => {
    const found = results.get(id)
    if (found === undefined) {
      losses.add('emulated', 'messages', 'A tool call without a result was answered as interrupted.')
      return { role: 'tool', tool_call_id: call.id, content: interruptedResult }
    }
    const result = encodeResult(found, names, losses)
    if (result.attachments.length > 0) {
      const origin = `From the result of ${call.function.name} (${call.id}):`
      attachments.push({ type: 'text', text: origin }, ...result.attachments)
      losses.add('changed', found.field, 'Images and files of tool results follow in a message of the user.')
    }
    return { role: 'tool', tool_call_id: call.id, content: result.text }
  })
  return { answered: new Set<PlacedBlock>(results.values()), messages: [...tools, ...userMessages(attachments)] }
}

function encodeFollower(
  { role, blocks }: Follower,
  answered: ReadonlySet<PlacedBlock>,
  { names, losses }: MessageOptions,
): readonly ChatMessage[] {
  if (role === 'system') return systemMessages(systemMessageText(blocks, losses))
  const rest = blocks.filter((placed) => !answered.has(placed))
  return userMessages(
    rest.flatMap((placed) =>
      isResult(placed) ? orphanedResult(placed, names, losses) : readParts(placed, names, losses).map(toChatPart),
    ),
  )
}

/** A result whose call is gone, or that repeats another: no tool message may carry it, so it becomes text (case 26). */
function orphanedResult(placed: PlacedResult, names: ToolNames, losses: LossReport): readonly ChatPart[] {
  losses.add('changed', placed.field, 'A tool result without its call became text.')
  const { text, attachments } = encodeResult(placed, names, losses)
  return [{ type: 'text', text: `${orphanHeading(placed)}\n${text}` }, ...attachments]
}

function systemMessages(text: string): readonly ChatMessage[] {
  return text === '' ? [] : [{ role: 'system', content: text }]
}

function userMessages(parts: readonly ChatPart[]): readonly ChatMessage[] {
  return parts.length === 0 ? [] : [{ role: 'user', content: userContent(parts) }]
}
