import type { MessagesQuirk } from './quirk.ts'
import { withEffort } from './with-effort.ts'

/**
 * DeepSeek's two levels of effort, which count only while it thinks (edge cases 43 and 109).
 *
 * @see https://api-docs.deepseek.com/guides/anthropic_api
 */
export const effortHighOrMax: MessagesQuirk = (body, _context, losses) => {
  const asked = body.output_config?.effort
  if (asked === undefined) return body
  if (body.thinking?.type === 'disabled') return withEffort(body)
  const effort = asked === 'xhigh' || asked === 'max' ? 'max' : 'high'
  if (effort !== asked) losses.add('changed', 'output_config.effort', `The nearest level is ${effort}.`)
  return withEffort(body, effort)
}
