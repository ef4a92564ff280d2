import { bareModelName } from '../../limits/model-name.ts'
import { nearestEffort, type ReasoningEffort } from '../../thinking/wish.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

interface HostEffort {
  readonly models: RegExp
  /** From least to most; empty where only `none` is known. */
  readonly levels: readonly ReasoningEffort[]
  /**
   * How no reasoning at all is said: as `none`, or not here, as it is the default or another field's matter. Without
   * it the model always reasons, and its lowest level comes closest.
   */
  readonly off?: 'none' | 'unsaid'
}

const upToHigh = ['low', 'medium', 'high'] as const

/**
 * The levels of `reasoning_effort` that hosts document for the models of others; what is not listed has the model's
 * own ladder, or none.
 */
const hosts = {
  /** @see https://inference-docs.cerebras.ai/capabilities/reasoning */
  cerebras: [{ models: /^zai-glm/, levels: [], off: 'none' }],
  /** @see https://docs.digitalocean.com/products/inference/how-to/use-reasoning/ */
  digitalocean: [
    { models: /^(alibaba-qwen3|glm-5|nemotron)/, levels: [...upToHigh, 'max'], off: 'none' },
    { models: /^(deepseek-3\.2|kimi-k2\.[56])/, levels: upToHigh, off: 'none' },
    { models: /^deepseek-v4/, levels: [...upToHigh, 'xhigh'] },
    { models: /^minimax-m/, levels: upToHigh },
  ],
  /** @see https://docs.fireworks.ai/guides/reasoning */
  fireworks: [
    { models: /^glm-5/, levels: ['high', 'max'], off: 'none' },
    { models: /^deepseek-v4/, levels: upToHigh, off: 'none' },
    { models: /^(kimi-k2p[5-9]|minimax-m[2-9]|qwen3p[7-9])/, levels: upToHigh },
  ],
  /** @see https://docs.inceptionlabs.ai/api-reference/chat/create-a-chat-completion */
  inception: [{ models: /^mercury-[2-9]/, levels: upToHigh }],
  /** @see https://docs.nano-gpt.com/api-reference/miscellaneous/extended-thinking */
  nanoGpt: [{ models: /./, levels: ['minimal', ...upToHigh, 'xhigh'], off: 'none' }],
  /** @see https://docs.tokenfactory.nebius.com/api-reference/inference/create-chat-completion */
  nebius: [{ models: /^glm-5\.[2-9]/, levels: upToHigh }],
  /** @see https://www.ovhcloud.com/en/public-cloud/ai-endpoints/catalog/ */
  ovhcloud: [{ models: /^qwen3\.[5-9]/, levels: upToHigh, off: 'none' }],
  /** @see https://www.scaleway.com/en/docs/generative-apis/how-to/query-reasoning-models/ */
  scaleway: [
    { models: /^(gemma-4|glm-5|qwen3\.[5-9])/, levels: upToHigh, off: 'none' },
    { models: /^mistral-medium-3\.[5-9]/, levels: ['high'], off: 'none' },
  ],
  /** @see https://platform.stepfun.com/docs/zh/api-reference/chat/chat-completion-create */
  stepfun: [
    { models: /^step-3\.5-flash-2603/, levels: ['low', 'high'] },
    { models: /^step-3\.[7-9]/, levels: upToHigh },
  ],
  /** `thinking` is its switch. @see https://cloud.tencent.com/document/product/1823/131208 */
  tencent: [{ models: /^hy3/, levels: upToHigh, off: 'unsaid' }],
} as const satisfies Readonly<Record<string, readonly HostEffort[]>>

/** Says how much to reason in the levels that the host has for the model. */
export function hostEfforts(host: keyof typeof hosts): RequestQuirk {
  const rows: readonly HostEffort[] = hosts[host]
  return (body, { thinkingWish }, losses) => {
    const name = bareModelName(body.model)
    const row = rows.find(({ models }) => models.test(name))
    if (row === undefined) return body
    const bare = withoutFields(body, ['reasoning_effort'])
    if (thinkingWish === 'none' && row.off === 'unsaid') return bare
    if (thinkingWish === 'none' && row.off === 'none') return { ...bare, reasoning_effort: 'none' }
    const effort = nearestEffort(thinkingWish, row.levels, body.model, losses)
    return effort === undefined ? bare : { ...bare, reasoning_effort: effort }
  }
}
