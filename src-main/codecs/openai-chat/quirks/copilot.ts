import type { ChatRequest } from '../chat-request.ts'
import type { HeaderQuirk } from './header-quirk.ts'
import type { RequestQuirk } from './quirk.ts'

/** Copilot's ids of Claude's models have a dot in the version and no date, unlike Claude Code's (edge case 154). */
export const copilotModelIds: RequestQuirk = (body) => ({ ...body, model: copilotModelId(body.model) })

function copilotModelId(model: string): string {
  return model
    .replace(/^(claude-.*)-\d{8}$/, '$1')
    .replace(/^(claude-[a-z]+-\d+)-(\d{1,2})$/, '$1.$2')
    .replace(/^(claude-\d+)-(\d+)(-[a-z]+)$/, '$1.$2$3')
}

/**
 * Copilot wants to know of images beforehand, and whether the user speaks or the agent goes on with what its tools said:
 * only the former counts as a request of the user's plan (edge case 153).
 */
export const copilotHeaders: HeaderQuirk = (body) => ({
  'x-initiator': isAgentTurn(body) ? 'agent' : 'user',
  ...(hasImage(body) ? { 'copilot-vision-request': 'true' } : {}),
})

/** Claude Code adds reminders after the results, so these need not come last. */
function isAgentTurn({ messages }: ChatRequest): boolean {
  const lastAnswer = messages.findLastIndex(({ role }) => role === 'assistant')
  return messages.slice(lastAnswer + 1).some(({ role }) => role === 'tool')
}

function hasImage({ messages }: ChatRequest): boolean {
  return messages.some(
    ({ content }) => Array.isArray(content) && content.some((part: { type: string }) => part.type === 'image_url'),
  )
}
