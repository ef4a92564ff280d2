import type Anthropic from '@anthropic-ai/sdk'
import type { Limits } from '../../src-main/proxy/limits.ts'
import type { Expected } from './expected.ts'
import type { Reply } from './faulty-upstream.ts'

/** A fault, and what the client must get all the same. */
export interface Scenario {
  /** Begins with its number. */
  readonly title: string
  /** What the upstream does with the first request, the second, and so on; the last serves for all that follow. */
  readonly replies: readonly Reply[]
  readonly expected: Expected
  /** How often the upstream is asked; left out: once. */
  readonly asked?: number
  /** Left out: the answer is asked for as a stream. */
  readonly isWhole?: true
  readonly limits?: Partial<Limits>
  /** Where a provider's quirk is what matters; left out: the format's usual one. */
  readonly provider?: string
  readonly request?: Partial<Anthropic.MessageCreateParamsNonStreaming>
}
