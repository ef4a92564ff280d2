import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'

/** What the other parts of a codec read, and report on by themselves. */
const handledFields: readonly string[] = [
  'model',
  'messages',
  'max_tokens',
  'system',
  'stream',
  'tools',
  'tool_choice',
  'thinking',
  'output_config',
  'output_format',
  'temperature',
  'top_p',
  'top_k',
  'stop_sequences',
]

/** Reports what has no place in a request to `api`, its marks for the cache included (edge case 47). */
export function reportUnsentFields(request: MessagesRequest, api: string, losses: LossReport): void {
  reportUnknownFields(request, api, losses)
  if (hasCacheMarks(request)) {
    losses.add('dropped', 'cache_control', 'Servers of this kind find the parts to cache by themselves.')
  }
}

/** Reports the fields of the request that have no place in a request to `api` (edge cases 45, 46, 304 and 314). */
export function reportUnknownFields(request: MessagesRequest, api: string, losses: LossReport): void {
  for (const field of Object.keys(request)) {
    if (handledFields.includes(field)) continue
    const reason = field === 'metadata' ? 'It holds ids of device and account.' : `${api} has no counterpart for it.`
    losses.add('dropped', field, reason)
  }
}

function hasCacheMarks({ system, messages, tools }: MessagesRequest): boolean {
  return [system, tools, ...asList(messages).map(contentOf)].some((list) => asList(list).some(isMarked))
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function contentOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'content' in message ? message.content : undefined
}

function isMarked(block: unknown): boolean {
  return typeof block === 'object' && block !== null && 'cache_control' in block
}
