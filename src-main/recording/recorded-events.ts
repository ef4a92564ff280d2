import type { RecordedEvent } from '../../shared/exchange-detail.ts'
import { deltaCharacters } from '../../shared/anthropic/output-characters.ts'
import type { BlockDelta } from '../../shared/anthropic/stream-events.ts'
import { textOf, type KeptBody } from './kept-body.ts'

const deltaTypes: readonly string[] = [
  'text_delta',
  'thinking_delta',
  'input_json_delta',
  'signature_delta',
] satisfies readonly BlockDelta['type'][]

/** The events of a stream in Anthropic's format, each with the time at which its last part was sent. */
export function recordedEvents({ parts }: KeptBody): readonly RecordedEvent[] {
  const decoder = new TextDecoder()
  const events: RecordedEvent[] = []
  let rest = ''
  for (const { data, at } of parts) {
    const blocks = (rest + (typeof data === 'string' ? data : decoder.decode(data, { stream: true }))).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) events.push({ ...describe(block), at: Math.round(at * 10) / 10 })
  }
  return events
}

/** Whether it is a stream of events. */
export function isStream(body: KeptBody): boolean {
  return /^\uFEFF?(data|event|id|retry)?:/.test(textOf({ ...body, parts: body.parts.slice(0, 1) }))
}

function describe(block: string): Pick<RecordedEvent, 'type' | 'characters'> {
  const type = /^event: ?(.*)$/m.exec(block)?.[1]?.slice(0, 50) ?? 'unnamed'
  return { type, characters: type === 'content_block_delta' ? charactersOf(block) : 0 }
}

function charactersOf(block: string): number {
  const data = /^data: ?(.*)$/m.exec(block)?.[1] ?? ''
  try {
    const { delta } = JSON.parse(data) as { readonly delta?: BlockDelta }
    return delta !== undefined && deltaTypes.includes(delta.type) ? deltaCharacters(delta) : 0
  } catch {
    return 0
  }
}
