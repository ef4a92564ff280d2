import { bareModelName } from '../limits/model-name.ts'

const reasoning = /^(o\d|codex-|gpt-[5-9](?!-chat))/
const withoutReasoning = /^(gpt-[34]|chatgpt-|gpt-5-chat)|^grok.*non-reasoning/
const summarising = /^(o3(?!-mini)|o[4-9]|codex-|gpt-[5-9](?!-chat))/
const phases = /^gpt-(5\.3-codex|5\.[4-9]|[6-9])(?!\d)/

/** Whether it is one of OpenAI's reasoning models, which take no sampling parameters (edge case 40). */
export function isOpenAiReasoningModel(model: string): boolean {
  return reasoning.test(bareModelName(model))
}

/** Whether a model is known not to reason: asked for its reasoning, it answers with a 400. */
export function isKnownNotToReason(model: string): boolean {
  return withoutReasoning.test(bareModelName(model))
}

/**
 * Whether a model summarises its reasoning on demand; others reject the question.
 *
 * @see https://platform.openai.com/docs/guides/reasoning#reasoning-summaries
 */
export function canSummariseReasoning(model: string): boolean {
  return summarising.test(bareModelName(model))
}

/**
 * Whether a model tells what it says on the way from its final answer, and wants to be told again.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
export function knowsPhases(model: string): boolean {
  return phases.test(bareModelName(model))
}
