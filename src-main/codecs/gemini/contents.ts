import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { PlacedBlock } from '../conversation/blocks.ts'
import { readParts } from '../conversation/parts.ts'
import { isResult, orphanHeading, resultParts, type PlacedResult } from '../conversation/results.ts'
import { systemMessageText, systemReminder } from '../conversation/system.ts'
import { splitTurns, type Follower, type Turn } from '../conversation/turns.ts'
import { encodeResponses } from './function-responses.ts'
import type { GeminiContent, GeminiPart } from './gemini-request.ts'
import { encodeModelTurn, type TurnOptions } from './model-turn.ts'
import { toGeminiPart } from './parts.ts'

/** Stands where something must be said and nothing was. */
const placeholder: GeminiPart = { text: '(empty message)' }

/**
 * The conversation as contents of `user` and `model` in turns, the user first (edge cases 49, 50 and 72).
 *
 * Each turn depends on nothing that comes after it, so that a longer conversation starts with exactly the contents of
 * the shorter one and prompt caches hold (edge case 284).
 */
export function encodeContents(request: MessagesRequest, options: TurnOptions): readonly GeminiContent[] {
  const messages: unknown = request.messages
  const turns = splitTurns(Array.isArray(messages) ? request.messages : [])
  return inTurns(turns.flatMap((turn) => encodeTurn(turn, options)))
}

/** The model's answer, then the responses to its calls with all that the user said before the next one. */
function encodeTurn(turn: Turn, options: TurnOptions): readonly GeminiContent[] {
  const model = encodeModelTurn(turn.assistant, options)
  const responses = encodeResponses(model, turn, options)
  const said = turn.followers.flatMap((follower) => encodeFollower(follower, responses.answered, options))
  return [
    { role: 'model', parts: model.parts },
    { role: 'user', parts: [...responses.parts, ...said] },
  ]
}

function encodeFollower(
  { role, blocks }: Follower,
  answered: ReadonlySet<PlacedBlock>,
  { names, losses }: TurnOptions,
): readonly GeminiPart[] {
  if (role === 'system') return systemPart(systemMessageText(blocks, losses), losses)
  return blocks
    .filter((placed) => !answered.has(placed))
    .flatMap((placed) => {
      if (isResult(placed)) return orphanedResult(placed, { names, losses })
      return readParts(placed, names, losses).map(toGeminiPart)
    })
}

/** Gemini knows the system at the start only (edge cases 3 and 89). */
function systemPart(text: string, losses: TurnOptions['losses']): readonly GeminiPart[] {
  if (text === '') return []
  losses.add('changed', 'messages', 'System messages within the conversation became reminders of the user.')
  return [{ text: systemReminder(text) }]
}

/** A result whose call is gone, or that repeats another, becomes text (edge case 26). */
function orphanedResult(placed: PlacedResult, { names, losses }: Pick<TurnOptions, 'names' | 'losses'>) {
  losses.add('changed', placed.field, 'A tool result without its call became text.')
  return [{ text: orphanHeading(placed) }, ...resultParts(placed, names, losses).map(toGeminiPart)]
}

/** Without empty contents, and with two of the same role in a row as one or kept apart by a placeholder. */
function inTurns(contents: readonly GeminiContent[]): readonly GeminiContent[] {
  const joined: GeminiContent[] = []
  for (const content of contents) {
    if (content.parts.length === 0) continue
    const last = joined.at(-1)
    if (content.role === 'model' && last?.role !== 'user') joined.push({ role: 'user', parts: [placeholder] })
    if (content.role === 'user' && last?.role === 'user') {
      joined[joined.length - 1] = { role: 'user', parts: [...last.parts, ...content.parts] }
    } else {
      joined.push(content)
    }
  }
  return joined.length === 0 ? [{ role: 'user', parts: [placeholder] }] : joined
}
