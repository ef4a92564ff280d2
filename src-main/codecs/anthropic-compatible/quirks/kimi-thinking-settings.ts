import { bareModelName } from '../../limits/model-name.ts'
import type { BodyThinking } from '../messages-body.ts'
import type { MessagesQuirk } from './quirk.ts'
import { withEffort } from './with-effort.ts'

/**
 * How Kimi's models are told to think: K3 always does and takes an effort of three levels, the K2.7 coder always does,
 * K2.5 and K2.6 have a switch, and the models before them have nothing.
 *
 * @see https://platform.moonshot.ai/docs
 */
export const kimiThinkingSettings: MessagesQuirk = (body, _context, losses) => {
  const { thinking, ...unchanged } = body
  const asked = body.output_config?.effort
  const name = bareModelName(body.model)
  if (/^kimi-k3/.test(name)) {
    if (asked === undefined) return unchanged
    const effort = levels[asked] ?? 'high'
    if (effort !== asked) losses.add('changed', 'output_config.effort', `The nearest level is ${effort}.`)
    return withEffort(unchanged, effort)
  }
  if (asked !== undefined) losses.add('dropped', 'output_config.effort', `${body.model} knows no levels of effort.`)
  const others = withEffort(unchanged)
  if (/^kimi-k2\.7|thinking/.test(name)) return { ...others, thinking: { type: 'enabled' } }
  return hasSwitch(name) && thinking !== undefined ? { ...others, thinking: switchOf(thinking) } : others
}

const levels: Readonly<Record<string, string>> = { low: 'low', medium: 'high', high: 'high', xhigh: 'max', max: 'max' }

function hasSwitch(name: string): boolean {
  return /^kimi-k2\.[56]|^kimi-for-coding/.test(name)
}

function switchOf(thinking: BodyThinking): BodyThinking {
  return { type: thinking.type === 'disabled' ? 'disabled' : 'enabled' }
}
