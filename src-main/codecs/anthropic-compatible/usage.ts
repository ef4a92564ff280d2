import type { Usage } from '../../../shared/anthropic/messages.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'
import { toUsage, type UsageEstimate } from '../answer/usage.ts'

const fields = ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'] as const

/**
 * Gathers the usage that the start and the end of an answer report. Later counts replace earlier ones, but a zero never
 * does: some vendors know the input at the start only, others at the end only (edge cases 189, 234 and 282).
 */
export class ReportedUsage {
  readonly #counts = new Map<string, number>()
  #chatUsage: JsonRecord | null = null

  add(value: unknown): void {
    const usage = readRecord(value)
    if (usage === null) return
    for (const field of fields) this.#addCount(field, usage[field])
    this.#addCount('thinking_tokens', readRecord(usage['output_tokens_details'])?.['thinking_tokens'])
    if (usage['prompt_tokens'] !== undefined) this.#chatUsage = usage
  }

  get hasOutput(): boolean {
    return this.#count('output_tokens') > 0
  }

  /** In full; what nobody reported is estimated (edge case 281). */
  toUsage(estimate: UsageEstimate): Usage {
    if (this.#counts.size === 0) return toUsage(this.#chatUsage, estimate)
    const { output_tokens: estimatedOutput, input_tokens: estimatedInput } = toUsage(null, estimate)
    const [input, output, read, written] = fields.map((field) => this.#count(field)) as [number, number, number, number]
    const thinking = Math.min(this.#count('thinking_tokens'), output)
    return {
      input_tokens: input + read + written > 0 ? input : estimatedInput,
      output_tokens: output > 0 ? output : estimatedOutput,
      cache_read_input_tokens: read,
      cache_creation_input_tokens: written,
      ...(thinking > 0 ? { output_tokens_details: { thinking_tokens: thinking } } : {}),
    }
  }

  #count(field: string): number {
    return this.#counts.get(field) ?? 0
  }

  #addCount(field: string, value: unknown): void {
    const count = Number(value ?? 0)
    if (Number.isFinite(count) && count > 0) this.#counts.set(field, Math.floor(count))
  }
}
