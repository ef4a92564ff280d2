import type { MessagesQuirk } from './quirk.ts'
import { withEffort } from './with-effort.ts'

/** Leaves the effort out; thinking has a budget in its place where the client asked for any (edge case 43). */
export const noEffort: MessagesQuirk = (body, _context, losses) => {
  if (body.output_config?.effort === undefined) return body
  losses.add('dropped', 'output_config.effort', 'This provider knows no levels of effort.')
  return withEffort(body)
}
