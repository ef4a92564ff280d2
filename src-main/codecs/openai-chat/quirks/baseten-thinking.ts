import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort } from '../../thinking/wish.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Models that think only if asked. */
const onRequest = /^(glm-(4\.[67]|5)|kimi-k2\.[5-9]|(nvidia-)?nemotron)/
const knowsEffort = /^deepseek-v4/

/** @see https://docs.baseten.co/inference/model-apis/reasoning */
export const basetenThinking: RequestQuirk = (body, { thinkingWish }, losses) => {
  const name = bareModelName(body.model)
  if (onRequest.test(name)) {
    return thinkingWish === 'none' ? body : { ...body, chat_template_args: { enable_thinking: true } }
  }
  if (!knowsEffort.test(name)) return body
  const effort = nearestEffort(thinkingWish, ['low', 'medium', 'high', 'xhigh'], body.model, losses)
  const bare = withoutFields(body, ['reasoning_effort'])
  return effort === undefined ? bare : { ...bare, reasoning_effort: effort }
}
