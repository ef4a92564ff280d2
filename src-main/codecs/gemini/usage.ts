import type { Usage } from '../../../shared/anthropic/messages.ts'
import { toUsage, type UsageEstimate } from '../answer/usage.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'

/** The usage that an answer reports: in many chunks of a stream, each with all that is known by then. */
export class ReportedUsage {
  #counts: JsonRecord = {}

  add(metadata: unknown): void {
    this.#counts = { ...this.#counts, ...readRecord(metadata) }
  }

  /** Whether the model put out more than thoughts. */
  get hasOutput(): boolean {
    return this.#count('candidatesTokenCount') > 0
  }

  /**
   * In Anthropic's terms: thoughts are output (edge case 280), results of Google's own tools are input, and what came
   * from the cache is in the prompt (276).
   */
  toUsage(estimate: UsageEstimate): Usage {
    const thoughts = this.#count('thoughtsTokenCount')
    const counted = {
      prompt_tokens: this.#count('promptTokenCount') + this.#count('toolUsePromptTokenCount'),
      completion_tokens: this.#count('candidatesTokenCount') + thoughts,
      prompt_tokens_details: { cached_tokens: this.#count('cachedContentTokenCount') },
      completion_tokens_details: { reasoning_tokens: thoughts },
    }
    return toUsage(counted, estimate)
  }

  #count(field: string): number {
    const value = Number(this.#counts[field] ?? 0)
    return Number.isFinite(value) && value > 0 ? value : 0
  }
}
