import { z } from 'zod'
import { statusOfErrorType, type ErrorType } from '../../../shared/anthropic/errors.ts'
import type { ExchangeDetail } from '../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { tiers } from '../../../shared/tiers.ts'

/** An exchange as one line of a file, without the line's end. */
export function writeExchangeLine(detail: ExchangeDetail): string {
  return JSON.stringify({ version: 1, ...detail })
}

/** Null for a line that is not such an exchange. What is newer than this version is left out of it. */
export function readExchangeLine(line: string): ExchangeDetail | null {
  try {
    const { version: _, ...detail } = lineSchema.parse(JSON.parse(line.replace(/^\uFEFF/, '')))
    return detail
  } catch {
    return null
  }
}

const text = z.string()
const count = z.number().int().min(0)
const amount = z.number().min(0)
const errorTypes = Object.keys(statusOfErrorType) as ErrorType[]

const attempt = z.object({
  provider: text,
  model: text,
  keyPosition: z.number().int().nullable(),
  startedAt: amount,
  duration: amount.nullable(),
  upstreamStatus: z.number().int().nullable(),
  problem: text.nullable(),
})

const usage = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  output_tokens_details: z.object({ thinking_tokens: count }).exactOptional(),
})

const cacheBreak = z.object({
  section: z.enum(['tools', 'system', 'messages']),
  index: count,
  block: count.nullable(),
  name: text.nullable(),
  change: z.enum(['changed', 'added', 'removed', 'moved']),
  tokens: count,
  cost: amount.nullable(),
})

/** As long as our own, and longer than any that a window asks for. */
const longestId = 80

const summary = z.object({
  id: text.min(1).max(longestId),
  startedAt: z.number().min(0).max(8.64e15),
  requestedModel: text,
  refused: text.nullable(),
  route: z.object({ tier: z.enum([...tiers, 'direct']), provider: text, model: text, reason: text }).nullable(),
  state: z.enum(['waiting', 'streaming', 'done', 'failed', 'aborted']),
  stream: z.boolean(),
  status: z.number().int().nullable(),
  sentMs: amount.nullable(),
  firstByteMs: amount.nullable(),
  firstOutputMs: amount.nullable(),
  durationMs: amount.nullable(),
  attempts: z.array(attempt),
  usage: usage.nullable(),
  outputCharacters: count,
  cost: amount.nullable(),
  error: text.nullable(),
  errorType: z.enum(errorTypes).nullable(),
  losses: z.array(z.object({ action: z.enum(['dropped', 'changed', 'emulated']), field: text, reason: text })),
  sessionId: text.nullable(),
  agentId: text.nullable(),
  messageCount: count,
  toolCount: count,
  replayOf: text.max(longestId).exactOptional(),
  isImported: z.literal(true).exactOptional(),
  cacheBreak: cacheBreak.exactOptional(),
  subagents: z.array(z.object({ agentId: text, type: text, parentId: text.nullable() })).exactOptional(),
} satisfies Record<keyof ExchangeSummary, z.ZodType>)

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-recorded') }),
  z.object({ kind: z.literal('dropped') }),
  z.object({ kind: z.literal('text'), text, bytes: count, isCut: z.boolean() }),
])

const message = z.object({ line: text, headers: z.array(z.tuple([text, text])), body })

const lineSchema = z.object({
  version: z.literal(1),
  summary,
  clientRequest: message,
  upstreamRequest: message.nullable(),
  upstreamAnswer: message.nullable(),
  clientAnswer: message.nullable(),
  events: z.array(z.object({ type: text, at: amount, characters: count })),
} satisfies Record<keyof ExchangeDetail | 'version', z.ZodType>)
