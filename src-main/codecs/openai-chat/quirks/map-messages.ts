import type { ChatAssistantMessage, ChatMessage, ChatRequest } from '../chat-request.ts'

/** The request with some of its messages changed. */
export function mapMessages(body: ChatRequest, change: (message: ChatMessage) => ChatMessage): ChatRequest {
  return { ...body, messages: body.messages.map(change) }
}

/** The request with some of the model's answers changed. */
export function mapAnswers(
  body: ChatRequest,
  change: (message: ChatAssistantMessage) => ChatAssistantMessage,
): ChatRequest {
  return mapMessages(body, (message) => (message.role === 'assistant' ? change(message) : message))
}

/** The request without some of its fields. */
export function withoutFields(body: ChatRequest, fields: readonly (keyof ChatRequest)[]): ChatRequest {
  const names: readonly string[] = fields
  return Object.fromEntries(Object.entries(body).filter(([field]) => !names.includes(field))) as unknown as ChatRequest
}
