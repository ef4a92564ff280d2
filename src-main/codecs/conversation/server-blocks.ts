import { readRecord, type JsonRecord } from '../read-json.ts'
import type { LossReport } from '../loss-report.ts'
import { joinTexts, type PlacedBlock } from './blocks.ts'

/** Fields that say something to a model, in the order in which to say it. */
const telling = [
  'title',
  'url',
  'tool_name',
  'text',
  'stdout',
  'stderr',
  'error_code',
  'content',
  'source',
  'data',
] as const
/** Results are not nested deeper. */
const deepest = 6

/**
 * What a block of Anthropic's own tools says, as text: what the model called there, found or ran (edge case 22), and the
 * summary of a compacted conversation (edge case 23). Empty for blocks that say nothing to another model.
 */
function serverBlockText(block: object): string {
  const record = readRecord(block) ?? {}
  const type = String(record['type'])
  if (type === 'server_tool_use' || type === 'mcp_tool_use') {
    return `[called ${String(record['name'])}: ${JSON.stringify(record['input'] ?? {})}]`
  }
  if (type === 'compaction') return said(record['content'], 0)
  if (!type.endsWith('_tool_result')) return ''
  return joinTexts([`[result of ${type.replace('_tool_result', '')}]`, said(record['content'], 0)])
}

/** The same, with what it means for the loss report: blocks without a counterpart elsewhere become text or nothing. */
export function otherBlockText({ block, field }: PlacedBlock, losses: LossReport): string {
  const text = serverBlockText(block)
  if (text === '') losses.add('dropped', field, `Other providers have no counterpart for ${block.type} blocks here.`)
  else losses.add('changed', field, `A ${block.type} block became text.`)
  return text
}

function said(value: unknown, depth: number): string {
  if (typeof value === 'string') return value.toWellFormed()
  if (depth > deepest) return ''
  if (Array.isArray(value)) return joinTexts(value.map((entry: unknown) => said(entry, depth + 1)))
  const record = readRecord(value)
  return record === null ? '' : lines(record, depth)
}

/** Data in base64 is nothing to read. */
function lines(record: JsonRecord, depth: number): string {
  const fields = telling.filter((field) => field !== 'data' || record['type'] === 'text')
  return fields
    .map((field) => said(record[field], depth + 1))
    .filter((text) => text.trim() !== '')
    .join('\n')
}
