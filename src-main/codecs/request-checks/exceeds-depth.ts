/**
 * Whether arrays and objects are nested in more than `limit` levels.
 *
 * Goes level by level instead of calling itself, so that no input overflows the stack, and stops at the limit. Linear
 * in the size of the value.
 */
export function exceedsDepth(value: unknown, limit: number): boolean {
  let level: readonly object[] = isContainer(value) ? [value] : []
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true
    const next: object[] = []
    for (const container of level) {
      const members: readonly unknown[] = Array.isArray(container) ? container : Object.values(container)
      for (const member of members) if (isContainer(member)) next.push(member)
    }
    level = next
  }
  return false
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
