import type { LossReport } from '../loss-report.ts'

/** OpenAI and its strict imitators take no more (edge case 32). */
export const mostTools = 128

/** As many tools as are taken: those that the model has used, or must use, in any case; of the others the last ones go. */
export function withinMostTools<Tool>(
  tools: readonly Tool[],
  nameOf: (tool: Tool) => string,
  used: ReadonlySet<string>,
  losses: LossReport,
): readonly Tool[] {
  if (tools.length <= mostTools) return tools
  const names = tools.map(nameOf)
  const needed = names.filter((name) => used.has(name))
  const others = names.filter((name) => !used.has(name))
  const kept = new Set([...needed, ...others].slice(0, mostTools))
  const left = tools.length - mostTools
  losses.add('dropped', 'tools', `This provider takes ${mostTools} tools, so ${left} of them were left out.`)
  return tools.filter((tool) => kept.has(nameOf(tool)))
}
