import { bareModelName } from '../../limits/model-name.ts'
import type { RequestQuirk } from './quirk.ts'
import { withReasoningContent } from './reasoning-content.ts'
import { withThinking } from './thinking-toggle.ts'

const hasSwitch = /^(doubao-seed|seed-|deepseek-v(3[.-][12]|4)|glm-(4[.-][5-9]|[5-9])|kimi-k2[.-][5-9])/
const wantsReasoning = /^(deepseek-v|glm-)/

/** Ark serves many families under one switch; DeepSeek's and GLM's want their reasoning back there, too. */
export const arkThinking: RequestQuirk = (body, { thinkingWish }) => {
  const name = bareModelName(body.model)
  const complete = wantsReasoning.test(name) ? withReasoningContent(body, '') : body
  return hasSwitch.test(name) ? withThinking(complete, thinkingWish !== 'none') : complete
}
