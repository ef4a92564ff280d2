import type { MessagesQuirk } from './quirk.ts'

/**
 * DeepSeek's two levels of effort, which count only while it thinks (edge cases 43 and 109).
 *
 * @see https://api-docs.deepseek.com/guides/anthropic_api
 */
export const effortHighOrMax: MessagesQuirk = (body, _context, losses) => {
  if (body.output_config === undefined) return body
  const { output_config: asked, ...others } = body
  if (body.thinking?.type === 'disabled') return others
  const effort = asked.effort === 'xhigh' || asked.effort === 'max' ? 'max' : 'high'
  if (effort !== asked.effort) losses.add('changed', 'output_config.effort', `The nearest level is ${effort}.`)
  return { ...others, output_config: { effort } }
}
