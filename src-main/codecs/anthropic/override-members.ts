import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { Loss } from '../../../shared/request-log.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import { createLossReport, type LossReport } from '../loss-report.ts'
import { mergeParameters } from '../overrides/merge-parameters.ts'
import { overrideRequest, yourSetting } from '../overrides/override-request.ts'
import type { BodyChanges } from './splice-body.ts'

/** Members of the body by name, as they are to be; undefined for those that go. */
export type Members = ReadonlyMap<string, unknown>

/**
 * What the user's settings change in the body for a Claude host. Only its members can be replaced: the conversation
 * passes byte for byte, so an effort that stands in it stays, and is told.
 */
export function overriddenMembers(
  request: MessagesRequest,
  overrides: RouteOverrides | undefined,
): { readonly members: Members; readonly losses: readonly Loss[] } {
  if (overrides === undefined) return { members: new Map(), losses: [] }
  const losses = createLossReport()
  const wanted = overrideRequest(request, claudeOverrides(request, overrides, losses), losses)
  const { parameters = {} } = overrides
  for (const name of Object.keys(parameters)) losses.add('changed', name, yourSetting('an extra parameter'))
  const before = new Map<string, unknown>(Object.entries(request))
  const after = new Map<string, unknown>(Object.entries(mergeParameters(asClaudeTakes(request, wanted), parameters)))
  const members = new Map<string, unknown>()
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (name !== 'messages' && name !== 'model' && before.get(name) !== after.get(name))
      members.set(name, after.get(name))
  }
  if (wanted.messages !== request.messages) {
    losses.add('dropped', 'messages[].output_config', 'An effort set in the conversation stays: it passes unchanged.')
  }
  return { members, losses: losses.list() }
}

/** The changes to the body that put these members in place of the client's. */
export function replaceMembers(members: Members): Pick<BodyChanges, 'isRemoved' | 'added'> {
  if (members.size === 0) return {}
  const added = [...members].flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`],
  )
  return { isRemoved: (name) => members.has(name), ...(added.length > 0 && { added: added.join(',') }) }
}

/** The settings without what Claude rejects in this request. */
function claudeOverrides(
  { thinking }: MessagesRequest,
  { effort, maxOutputTokens, temperature, topP }: RouteOverrides,
  losses: LossReport,
): RouteOverrides {
  const thinks = thinking != null && thinking.type !== 'disabled' && effort?.level !== 'none'
  const budget = thinks && thinking.type === 'enabled' ? (thinking.budget_tokens ?? 0) : 0
  const leavesNoRoom = maxOutputTokens !== undefined && maxOutputTokens <= budget
  if (leavesNoRoom) losses.add('dropped', 'max_tokens', "Your setting leaves no room for the client's budget to think.")
  if (thinks && temperature !== undefined)
    losses.add('dropped', 'temperature', 'Claude takes no setting beside thinking.')
  if (thinks && topP !== undefined) losses.add('dropped', 'top_p', 'Claude takes no setting beside thinking.')
  return {
    // Claude has no level below low but none at all.
    ...(effort && { effort: effort.level === 'minimal' ? { ...effort, level: 'low' } : effort }),
    ...(maxOutputTokens !== undefined && !leavesNoRoom && { maxOutputTokens }),
    ...(!thinks && { temperature, topP }),
  }
}

/** Claude heeds an effort with and without thinking, and not every model knows the adaptive kind: the client's stays. */
function asClaudeTakes(request: MessagesRequest, wanted: MessagesRequest): MessagesRequest {
  if (wanted.thinking === request.thinking || wanted.thinking?.type === 'disabled') return wanted
  const { thinking: _adaptive, ...others } = wanted
  return request.thinking === undefined ? others : { ...others, thinking: request.thinking }
}
