import { bareModelName } from '../../limits/model-name.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/**
 * Ollama's models think if they can, until they are told not to, which any may be told (edge case 159); more than that
 * is an error for those that cannot think. Only gpt-oss has levels, and no way to be off.
 *
 * @see https://docs.ollama.com/capabilities/thinking
 */
export const ollamaThinking: RequestQuirk = (body, { thinkingWish }) => {
  if (bareModelName(body.model).startsWith('gpt-oss')) return body
  const bare = withoutFields(body, ['reasoning_effort'])
  return thinkingWish === 'none' ? { ...bare, reasoning_effort: 'none' } : bare
}
