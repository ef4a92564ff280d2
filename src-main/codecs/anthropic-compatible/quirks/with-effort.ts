import type { MessagesBody } from '../messages-body.ts'

/** The body with this level of effort, or with none; what else is asked of the answer stays. */
export function withEffort(body: MessagesBody, effort?: string): MessagesBody {
  const { output_config: config, ...others } = body
  const { effort: _before, ...rest } = config ?? {}
  const changed = effort === undefined ? rest : { ...rest, effort }
  return Object.keys(changed).length === 0 ? others : { ...others, output_config: changed }
}
