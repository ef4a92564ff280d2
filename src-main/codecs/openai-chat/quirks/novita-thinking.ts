import { bareModelName } from '../../limits/model-name.ts'
import type { RequestQuirk } from './quirk.ts'

/** The models for which the switch is documented; they think unless told not to. */
const hybrid = /^(glm-4\.5|deepseek-v3\.[12])/

/** @see https://novita.ai/docs/api-reference/model-apis-llm-create-chat-completion */
export const novitaThinking: RequestQuirk = (body, { thinkingWish }) =>
  hybrid.test(bareModelName(body.model)) ? { ...body, enable_thinking: thinkingWish !== 'none' } : body
