import type { AnswerBlock, StopReason } from '../../../shared/anthropic/messages.ts'
import type { BlockDelta, StreamEvent } from '../../../shared/anthropic/stream-events.ts'

/**
 * Checks a stream against the rules that Claude Code and the official SDK enforce (edge cases 184–193), and against
 * some that only later requests would trip over, such as blocks without content. A small state machine: it follows the
 * stream event by event and notes every violation.
 */
export interface StreamChecker {
  check(event: StreamEvent): void
  /** An `event: error`: it may come at any time, and ends the stream. */
  checkError(): void
  checkPing(): void
  /** Call at the end. Returns everything that was wrong, in sentences. */
  violations(): readonly string[]
}

/** Violations in a stream of events that should be complete. */
export function checkStreamEvents(events: Iterable<StreamEvent>): readonly string[] {
  const checker = createStreamChecker()
  for (const event of events) checker.check(event)
  return checker.violations()
}

/** Violations in the text of a server-sent event stream, its framing included. */
export function checkStreamText(text: string): readonly string[] {
  const checker = createStreamChecker()
  const framing: string[] = []
  if (!text.endsWith('\n\n')) framing.push('184: the stream does not end with a blank line')
  for (const frame of text.split('\n\n').slice(0, -1)) {
    const lines = /^event: (\w+)\ndata: (.*)$/.exec(frame)
    if (lines === null) {
      framing.push(`184: not one event line and one data line: ${frame.slice(0, 100)}`)
      continue
    }
    const event = JSON.parse(lines[2]!) as { readonly type: string }
    if (event.type !== lines[1]) framing.push(`184: event ${lines[1]} carries data of type ${event.type}`)
    if (event.type === 'error') checker.checkError()
    else if (event.type === 'ping') checker.checkPing()
    else checker.check(event as StreamEvent)
  }
  return [...framing, ...checker.violations()]
}

interface OpenBlock {
  readonly index: number
  readonly block: AnswerBlock
  deltas: number
  json: string
  isSigned: boolean
}

type Phase = 'before' | 'content' | 'delta' | 'over'

const toolIdForm = /^[a-zA-Z0-9_-]+$/

export function createStreamChecker(): StreamChecker {
  const found: string[] = []
  const toolIds = new Set<string>()
  let phase: Phase = 'before'
  let open: OpenBlock | null = null
  let blocks = 0
  let tools = 0
  let hasCutInput = false

  function expect(holds: boolean, rule: number, sentence: string): void {
    if (!holds) found.push(`${rule}: ${sentence}`)
  }

  function checkStart(block: AnswerBlock, index: number): void {
    expect(open === null, 191, `block ${index} starts while block ${open?.index} is open`)
    expect(index === blocks, 186, `block ${index} starts where ${blocks} is due`)
    if (block.type === 'text') expect(block.text === '', 188, 'a text block starts with text')
    if (block.type === 'thinking') {
      expect(block.thinking === '' && block.signature === '', 188, 'a thinking block starts with content')
    }
    if (block.type === 'tool_use' || block.type === 'server_tool_use') {
      expect(JSON.stringify(block.input) === '{}', 188, 'a tool_use block starts with input')
      expect(toolIdForm.test(block.id), 128, `the tool id ${block.id} has characters that no client accepts`)
      expect(!toolIds.has(block.id), 196, `the tool id ${block.id} is used twice`)
      expect(block.name !== '', 197, 'a tool_use block has no name')
      toolIds.add(block.id)
    }
    if (block.type === 'tool_use') tools += 1
    open = { index, block, deltas: 0, json: '', isSigned: false }
    blocks += 1
  }

  function checkDelta(delta: BlockDelta, index: number): void {
    if (open === null || open.index !== index)
      return void found.push(`187: a delta for block ${index}, which is not open`)
    const type = open.block.type
    open.deltas += 1
    expect(!open.isSigned, 192, 'a delta follows the signature')
    switch (delta.type) {
      case 'text_delta':
        expect(type === 'text', 187, `text_delta in a ${type} block`)
        expect(delta.text !== '', 202, 'an empty text_delta')
        break
      case 'thinking_delta':
        expect(type === 'thinking', 187, `thinking_delta in a ${type} block`)
        expect(delta.thinking !== '', 202, 'an empty thinking_delta')
        break
      case 'signature_delta':
        expect(type === 'thinking', 187, `signature_delta in a ${type} block`)
        expect(delta.signature !== '', 192, 'an empty signature')
        open.isSigned = true
        break
      case 'input_json_delta':
        expect(type === 'tool_use' || type === 'server_tool_use', 187, `input_json_delta in a ${type} block`)
        open.json += delta.partial_json
        break
    }
  }

  function checkStop(index: number): void {
    if (open === null || open.index !== index) return void found.push(`191: block ${index} stops but is not open`)
    if (open.block.type === 'text') expect(open.deltas > 0, 202, 'an empty text block')
    if (open.block.type === 'thinking') expect(open.isSigned, 211, 'a thinking block without a signature')
    if (open.block.type === 'tool_use' && open.json !== '') hasCutInput ||= !isJson(open.json)
    open = null
  }

  function checkEnd(stopReason: StopReason | null): void {
    expect(open === null, 191, `message_delta while block ${open?.index} is open`)
    expect(stopReason !== null, 189, 'message_delta has no stop reason')
    expect(!hasCutInput || stopReason === 'max_tokens', 193, 'a tool input is not JSON')
    expect(stopReason !== 'tool_use' || tools > 0, 170, 'stop reason tool_use without a tool_use block')
    expect(stopReason !== 'end_turn' || tools === 0, 170, 'stop reason end_turn with a tool_use block')
  }

  function checkUsage(usage: unknown): void {
    const counts = (usage ?? {}) as Record<string, unknown>
    for (const field of ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']) {
      const count = counts[field]
      expect(Number.isInteger(count) && (count as number) >= 0, 283, `usage.${field} is ${String(count)}`)
    }
  }

  return {
    check(event) {
      expect(phase !== 'over', 190, `${event.type} after the end`)
      expect((phase === 'before') === (event.type === 'message_start'), 185, `${event.type} in phase ${phase}`)
      switch (event.type) {
        case 'message_start':
          phase = 'content'
          expect(event.message.content.length === 0, 185, 'message_start has content')
          expect(event.message.stop_reason === null, 185, 'message_start has a stop reason')
          expect(event.message.id !== '' && event.message.model !== '', 168, 'message_start lacks id or model')
          checkUsage(event.message.usage)
          break
        case 'content_block_start':
          expect(phase === 'content', 189, 'a block starts after message_delta')
          checkStart(event.content_block, event.index)
          break
        case 'content_block_delta':
          checkDelta(event.delta, event.index)
          break
        case 'content_block_stop':
          checkStop(event.index)
          break
        case 'message_delta':
          expect(phase === 'content', 189, 'a second message_delta')
          phase = 'delta'
          checkEnd(event.delta.stop_reason)
          checkUsage(event.usage)
          break
        case 'message_stop':
          expect(phase === 'delta', 189, 'message_stop without message_delta')
          phase = 'over'
          break
      }
    },
    checkError() {
      expect(phase !== 'over', 190, 'an error after the end')
      phase = 'over'
    },
    checkPing() {
      expect(phase === 'content' || phase === 'delta', 229, 'a ping outside the message')
    },
    violations() {
      expect(phase === 'over', 190, `the stream ends without message_stop or error, in phase ${phase}`)
      return found
    },
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
