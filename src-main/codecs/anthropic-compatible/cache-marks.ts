import type { LossReport } from '../loss-report.ts'
import type { BodyBlock, BodyMessage, BodyText, BodyTool } from './messages-body.ts'

/** As many as Anthropic allows (edge case 285). */
const most = 4

type Marked = { readonly cache_control?: { readonly type: 'ephemeral' } }

const mark = { cache_control: { type: 'ephemeral' } } as const

/** The parts that a block became, the last one marked where the block was; a time to live is Anthropic's alone. */
export function withCacheMark<Part extends Marked>(parts: readonly Part[], block: object): readonly Part[] {
  const last = parts.at(-1)
  if (last === undefined || !isMarked(block)) return parts
  return [...parts.slice(0, -1), { ...last, ...mark }]
}

export function isMarked(block: object): boolean {
  return 'cache_control' in block && typeof block.cache_control === 'object' && block.cache_control !== null
}

export interface CacheableFields {
  readonly tools?: readonly BodyTool[] | undefined
  readonly system?: readonly BodyText[] | undefined
  readonly messages: readonly BodyMessage[]
}

/** Keeps the last marks of those that the client set, as the longest prefix is what its next request begins with. */
export function limitCacheMarks<Fields extends CacheableFields>(fields: Fields, losses: LossReport): Fields {
  const count = marksIn(fields)
  if (count <= most) return fields
  losses.add('dropped', 'cache_control', `Only ${most} marks are allowed; the first ones were left out.`)
  return dropCacheMarks(fields, count - most)
}

/** Drops the first marks, or all of them; those within a result come before the one on it. */
export function dropCacheMarks<Fields extends CacheableFields>(fields: Fields, count = Infinity): Fields {
  let left = count
  const strip = <Block extends Marked | BodyBlock>(block: Block): Block => {
    if (!isMarked(block) || left <= 0) return block
    left -= 1
    const { cache_control: _mark, ...bare } = block as Block & Marked
    return bare as unknown as Block
  }
  const stripAll = (block: BodyBlock): BodyBlock =>
    strip(block.type === 'tool_result' ? { ...block, content: block.content.map(strip) } : block)
  return {
    ...fields,
    ...(fields.tools && { tools: fields.tools.map(strip) }),
    ...(fields.system && { system: fields.system.map(strip) }),
    messages: fields.messages.map((message) => ({ ...message, content: message.content.map(stripAll) })),
  }
}

function marksIn({ tools = [], system = [], messages }: CacheableFields): number {
  const blocks = messages.flatMap(({ content }) => content)
  const results = blocks.flatMap((block) => (block.type === 'tool_result' ? block.content : []))
  return [...tools, ...system, ...blocks, ...results].filter(isMarked).length
}
