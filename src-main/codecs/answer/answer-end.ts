import { failure, type Failure } from '../../../shared/anthropic/errors.ts'
import type { Usage } from '../../../shared/anthropic/messages.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import type { AnswerContext } from '../codec.ts'
import { describeFailure, providerContext } from '../failures/describe-failure.ts'
import type { ProviderError } from '../failures/provider-error.ts'
import { providerIdOf } from '../origin.ts'
import type { MessageWriter } from './message-writer.ts'
import { decideStopReason, type AnswerOutcome } from './stop-reason.ts'

export interface CompleteAnswer extends Omit<AnswerOutcome, 'toolUses'> {
  /** The model reasoned where the client must not see it, or the upstream counts output tokens. */
  readonly hasUnseenOutput: boolean
  readonly usage: Usage
}

/** How an answer ends: once, as a whole message or as a failure. Every stream decoder ends in one. */
export class AnswerEnd {
  /** What the upstream sends from here on is ignored (edge case 207). */
  isOver = false

  readonly #answer: AnswerContext
  readonly #writer: MessageWriter

  constructor(answer: AnswerContext, writer: MessageWriter) {
    this.#answer = answer
    this.#writer = writer
  }

  /** An answer with neither output nor a reason for none is a failure: something went wrong upstream (edge case 179). */
  complete({ usage, hasUnseenOutput, ...outcome }: CompleteAnswer): void {
    const { finish, hasCutCall, matchedStopSequence } = outcome
    const hasOutput = this.#writer.isStarted || hasUnseenOutput || hasCutCall || matchedStopSequence !== null
    if (!hasOutput && finish === 'done') return this.failUpstream('sent an empty answer')
    this.isOver = true
    const stopReason = decideStopReason({ ...outcome, toolUses: this.#writer.toolUses })
    this.#writer.end(stopReason, stopReason === 'stop_sequence' ? matchedStopSequence : null, usage)
  }

  /** The upstream says what went wrong. */
  failWith(error: ProviderError): void {
    const { estimatedInputTokens } = this.#answer
    const id = providerIdOf(this.#answer.origin)
    const context = { ...providerContext(findProvider(id), id), model: '', headers: {}, estimatedInputTokens }
    const message = error.message === '' ? 'The stream ended with an error.' : error.message
    this.#fail(describeFailure({ ...error, message }, error.status, context))
  }

  /** The client may try again: the next answer can be whole. */
  failUpstream(what: string): void {
    const id = providerIdOf(this.#answer.origin)
    this.#fail(failure('api_error', `${findProvider(id)?.name ?? id} ${what}.`, { status: 502 }))
  }

  #fail(failed: Failure): void {
    this.isOver = true
    this.#writer.fail(failed)
  }
}
