import type { ChatAssistantMessage, ChatRequest } from '../chat-request.ts'
import { mapAnswers } from './map-messages.ts'

/** Every field in which reasoning may have come. */
const reasoningFields = ['reasoning_content', 'reasoning', 'reasoning_details', 'thinking_blocks']

/**
 * Puts `reasoning_content` on every answer for which `isNeeded`, with `unknown` where the reasoning was lost or is of
 * another model: some servers reject a conversation in which it is missing.
 */
export function withReasoningContent(
  body: ChatRequest,
  unknown: string,
  isNeeded: (message: ChatAssistantMessage) => boolean = () => true,
): ChatRequest {
  return mapAnswers(body, (message) => {
    const given = message['reasoning_content']
    if ((typeof given === 'string' && given !== '') || !isNeeded(message)) return message
    return { ...message, reasoning_content: unknown }
  })
}

/** The answer without any reasoning. */
export function withoutReasoning(message: ChatAssistantMessage): ChatAssistantMessage {
  const fields = Object.entries(message).filter(([field]) => !reasoningFields.includes(field))
  return Object.fromEntries(fields) as unknown as ChatAssistantMessage
}
