import type { RequestQuirk } from './quirk.ts'

/** Many servers and chat templates want a string where OpenAI takes null: beside tool calls (edge case 18). */
export const emptyContentBesideCalls: RequestQuirk = (body) => ({
  ...body,
  messages: body.messages.map((message) =>
    message.role === 'assistant' && message.content === null ? { ...message, content: '' } : message,
  ),
})
