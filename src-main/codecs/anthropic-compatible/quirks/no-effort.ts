import type { MessagesQuirk } from './quirk.ts'

/** Leaves the effort out; thinking has a budget in its place where the client asked for any (edge case 43). */
export const noEffort: MessagesQuirk = (body, _context, losses) => {
  if (body.output_config === undefined) return body
  losses.add('dropped', 'output_config', 'This provider knows no levels of effort.')
  const { output_config: _effort, ...others } = body
  return others
}
