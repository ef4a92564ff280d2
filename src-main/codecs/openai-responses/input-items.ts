import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { PlacedBlock } from '../conversation/blocks.ts'
import { readParts } from '../conversation/parts.ts'
import { interruptedResult, isResult, orphanHeading, resultsByCall } from '../conversation/results.ts'
import { systemMessageText } from '../conversation/system.ts'
import { splitTurns, type Follower, type Turn } from '../conversation/turns.ts'
import { encodeAnswer, type AnswerOptions, type EncodedAnswer } from './answer-items.ts'
import { toInputPart } from './content-parts.ts'
import { outputOf, resultContent } from './function-outputs.ts'
import type { FunctionOutput, InputItem, InputPart } from './responses-request.ts'

/** Stands where nothing was said, as an input must not be empty. */
const placeholder: InputItem = {
  type: 'message',
  role: 'user',
  content: [{ type: 'input_text', text: '(empty message)' }],
}

/**
 * The conversation as input items.
 *
 * Each turn depends on nothing that comes after it, so that a longer conversation starts with exactly the items of the
 * shorter one and prompt caches hold (edge case 284).
 */
export function encodeInput(request: MessagesRequest, options: AnswerOptions): readonly InputItem[] {
  const messages: unknown = request.messages
  const turns = splitTurns(Array.isArray(messages) ? request.messages : [])
  const items = turns.flatMap((turn) => encodeTurn(turn, options))
  return items.length === 0 ? [placeholder] : items
}

/** The model's answer, the outputs of its calls, then all else in order (edge cases 4 and 7). */
function encodeTurn(turn: Turn, options: AnswerOptions): readonly InputItem[] {
  const answer = encodeAnswer(turn.assistant, options)
  const { answered, outputs } = answerCalls(answer, turn, options)
  return [
    ...answer.items,
    ...outputs,
    ...turn.followers.flatMap((follower) => encodeFollower(follower, answered, options)),
  ]
}

/** One output for each call, in the order of the calls (edge cases 9, 13 and 26). */
function answerCalls({ calls }: EncodedAnswer, turn: Turn, { names, losses }: AnswerOptions) {
  const results = resultsByCall(turn, calls.keys())
  const outputs = [...calls].map(([id, call]): FunctionOutput => {
    const found = results.get(id)
    if (found === undefined)
      losses.add('emulated', 'messages', 'A tool call without a result was answered as interrupted.')
    const output = found === undefined ? interruptedResult : outputOf(resultContent(found, names, losses))
    return { type: 'function_call_output', call_id: call.call_id, output }
  })
  return { answered: new Set<PlacedBlock>(results.values()), outputs }
}

function encodeFollower(
  { role, blocks }: Follower,
  answered: ReadonlySet<PlacedBlock>,
  options: AnswerOptions,
): readonly InputItem[] {
  if (role === 'system') return developerMessages(systemMessageText(blocks, options.losses))
  const rest = blocks.filter((placed) => !answered.has(placed))
  return userMessages(rest.flatMap((placed) => encodeBlock(placed, options)))
}

/** A result whose call is gone, or that repeats another: no output may carry it, so it becomes text (edge case 26). */
function encodeBlock(placed: PlacedBlock, { names, losses }: AnswerOptions): readonly InputPart[] {
  if (!isResult(placed)) return readParts(placed, names, losses).map(toInputPart)
  losses.add('changed', placed.field, 'A tool result without its call became text.')
  return [{ type: 'input_text', text: orphanHeading(placed) }, ...resultContent(placed, names, losses)]
}

/** A system message in mid-conversation stays in its place (edge cases 3 and 63). */
function developerMessages(text: string): readonly InputItem[] {
  return text === '' ? [] : [{ type: 'message', role: 'developer', content: [{ type: 'input_text', text }] }]
}

function userMessages(content: readonly InputPart[]): readonly InputItem[] {
  return content.length === 0 ? [] : [{ type: 'message', role: 'user', content }]
}
