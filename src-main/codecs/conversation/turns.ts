import type { MessageParam } from '../../../shared/anthropic/messages.ts'
import { placedBlocks, type PlacedBlock } from './blocks.ts'

/**
 * One answer of the model with everything that follows up to its next one. Whatever order the client's messages have,
 * the results of the answer's tool calls are somewhere among its followers.
 */
export interface Turn {
  /** Empty in the first turn, unless the conversation starts with the model. */
  readonly assistant: readonly PlacedBlock[]
  readonly followers: readonly Follower[]
}

export interface Follower {
  readonly role: 'user' | 'system'
  readonly blocks: readonly PlacedBlock[]
}

/** Cuts a conversation before each answer of the model; adjacent assistant messages are one answer (edge case 49). */
export function splitTurns(messages: readonly MessageParam[]): readonly Turn[] {
  const turns: { assistant: PlacedBlock[]; followers: Follower[] }[] = []
  let turn = { assistant: [] as PlacedBlock[], followers: [] as Follower[] }
  turns.push(turn)
  messages.forEach((message: MessageParam | null | undefined, index) => {
    if (typeof message !== 'object' || message === null) return
    const blocks = placedBlocks(message.content, `messages[${index}].content`)
    if (message.role !== 'assistant') {
      turn.followers.push({ role: roleOf(message.role), blocks })
      return
    }
    if (turn.followers.length > 0) {
      turn = { assistant: [], followers: [] }
      turns.push(turn)
    }
    turn.assistant.push(...blocks)
  })
  return turns
}

/** `developer` is OpenAI's newer word for `system`; a role that nobody knows yet is taken for the user's. */
function roleOf(role: string): Follower['role'] {
  return role === 'system' || role === 'developer' ? 'system' : 'user'
}
