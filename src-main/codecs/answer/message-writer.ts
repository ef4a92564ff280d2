import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { AnswerBlock, StopReason, Usage } from '../../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../../shared/anthropic/usage.ts'
import type { AnswerContext, DecodedEvent } from '../codec.ts'

const nothing: readonly DecodedEvent[] = []

/**
 * Writes the events of one answer so that they are well-formed whatever it is told: `message_start` once and first,
 * blocks numbered in order, one open at a time (edge cases 185–191). Every stream decoder ends in one.
 */
export class MessageWriter {
  /** Characters of output so far; stands in for the usage that some upstreams never report (edge case 281). */
  characters = 0
  toolUses = 0

  readonly #answer: AnswerContext
  #events: DecodedEvent[] = []
  #isStarted = false
  #open: AnswerBlock['type'] | null = null
  #index = -1

  constructor(answer: AnswerContext) {
    this.#answer = answer
  }

  /** Whether there is any output. */
  get isStarted(): boolean {
    return this.#isStarted
  }

  /** The kind of block that is open. */
  get open(): AnswerBlock['type'] | null {
    return this.#open
  }

  /** The events since the last call. */
  take(): readonly DecodedEvent[] {
    if (this.#events.length === 0) return nothing
    const events = this.#events
    this.#events = []
    return events
  }

  text(text: string): void {
    if (this.#open !== 'text') this.#start({ type: 'text', text: '' })
    this.characters += text.length
    this.#delta({ type: 'text_delta', text })
  }

  /** Opens a thinking block if there is none. Without text it only carries a signature (edge case 212). */
  thinking(text: string): void {
    if (this.#open !== 'thinking') this.#start({ type: 'thinking', thinking: '', signature: '' })
    this.characters += text.length
    if (text !== '') this.#delta({ type: 'thinking_delta', thinking: text })
  }

  /** Signs and closes the thinking block: a signature replaces, so it is sent once and last (edge case 192). */
  closeThinking(signature: string): void {
    this.#delta({ type: 'signature_delta', signature })
    this.close()
  }

  toolUse(id: string, name: string): void {
    this.#start({ type: 'tool_use', id, name, input: {} })
    this.toolUses += 1
    this.characters += name.length
  }

  toolInput(json: string): void {
    this.characters += json.length
    this.#delta({ type: 'input_json_delta', partial_json: json })
  }

  close(): void {
    if (this.#open === null) return
    this.#open = null
    this.#events.push({ type: 'content_block_stop', index: this.#index })
  }

  end(stopReason: StopReason, stopSequence: string | null, usage: Usage): void {
    this.close()
    this.#startMessage()
    this.#events.push(
      { type: 'message_delta', delta: { stop_reason: stopReason, stop_sequence: stopSequence }, usage },
      { type: 'message_stop' },
    )
  }

  fail(failure: Failure): void {
    this.#events.push({ type: 'failure', failure })
  }

  #start(block: AnswerBlock): void {
    this.close()
    this.#startMessage()
    this.#open = block.type
    this.#index += 1
    this.#events.push({ type: 'content_block_start', index: this.#index, content_block: block })
  }

  #delta(delta: Extract<DecodedEvent, { type: 'content_block_delta' }>['delta']): void {
    this.#events.push({ type: 'content_block_delta', index: this.#index, delta })
  }

  #startMessage(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    const { messageId, requestedModel, estimatedInputTokens } = this.#answer
    this.#events.push({
      type: 'message_start',
      message: {
        id: messageId,
        type: 'message',
        role: 'assistant',
        model: requestedModel,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...emptyUsage, input_tokens: estimatedInputTokens },
      },
    })
  }
}
