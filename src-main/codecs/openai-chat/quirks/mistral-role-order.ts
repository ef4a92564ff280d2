import type { ChatMessage } from '../chat-request.ts'
import type { RequestQuirk } from './quirk.ts'

/** Says nothing that could be taken for an instruction. */
const bridge: ChatMessage = { role: 'assistant', content: 'Understood.' }

/** Mistral wants an answer between the results of tools and the user's next words (edge case 121, its code 3230). */
export const mistralRoleOrder: RequestQuirk = (body) => ({
  ...body,
  messages: body.messages.flatMap((message, index) => {
    const follows = body.messages[index - 1]?.role === 'tool'
    return follows && (message.role === 'user' || message.role === 'system') ? [bridge, message] : [message]
  }),
})
