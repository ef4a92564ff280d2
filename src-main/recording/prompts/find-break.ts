import type { CacheBreak } from '../../../shared/request-log.ts'
import type { BlockPrint, PromptPrint } from './prompt-print.ts'

/** Where a prompt stops being like the one before, and how. */
export type PromptChange = Pick<CacheBreak, 'section' | 'index' | 'block' | 'name' | 'change'>

/** How many blocks both have in common from their beginning. */
export function commonBlocks(before: PromptPrint, now: PromptPrint): number {
  const first = now.findIndex(({ hash }, index) => before[index]?.hash !== hash)
  return first === -1 ? now.length : first
}

/**
 * The first block that differs from the prompt before. Null where one only goes on where the other ends: what is cached
 * then holds.
 */
export function findChange(before: PromptPrint, now: PromptPrint): PromptChange | null {
  const common = commonBlocks(before, now)
  const old = before[common]
  const current = now[common]
  if (old === undefined || current === undefined) return null
  if (old.section !== current.section) {
    const isAdded = sectionOrder.indexOf(current.section) < sectionOrder.indexOf(old.section)
    return isAdded ? placeOf(current, 'added') : placeOf(old, 'removed')
  }
  const isLater = now.slice(common).some(({ hash }) => hash === old.hash)
  const wasLater = before.slice(common).some(({ hash }) => hash === current.hash)
  if (isLater && wasLater) return placeOf(current, 'moved')
  if (isLater) return placeOf(current, 'added')
  return wasLater ? placeOf(old, 'removed') : placeOf(current, 'changed')
}

const sectionOrder: readonly CacheBreak['section'][] = ['tools', 'system', 'messages']

function placeOf({ section, index, block, name }: BlockPrint, change: CacheBreak['change']): PromptChange {
  return { section, index, block, name, change }
}
