import type { ServerResponse } from 'node:http'
import type { Failure } from '../../../shared/anthropic/errors.ts'
import type { Message } from '../../../shared/anthropic/messages.ts'
import type { DecodedEvent } from '../../codecs/codec.ts'
import type { Limits } from '../limits.ts'
import type { ExchangeRecord } from './exchange-record.ts'

/**
 * How one client is answered: as a stream or as one JSON body, whatever form the upstream chose.
 *
 * Both keep the rule that no status is sent before there is real output, so that an error is a real HTTP error for as
 * long as possible.
 *
 * Nothing here is a getter: V8 makes a class of its own for each object literal that has one, and keeps with it what the
 * getter sees, which would be the whole exchange, until the next collection of the whole heap.
 */
export interface Answer {
  /** Sends decoded events; a failure among them ends the answer. */
  push(events: readonly DecodedEvent[]): void
  /** Sends a complete message. */
  complete(message: Message): void
  fail(failure: Failure): void
  /** Forgets what an attempt left behind, so that another can begin. Only while `hasOutput` is false. */
  discard(): void
  /** Leaves the response to somebody else; false if its status has been sent already. */
  release(): boolean
  /** Whether the client has seen output, so that no other attempt may be made. */
  hasOutput(): boolean
  /** Whether the answer is complete, failed, or its client gone. */
  isOver(): boolean
  /** Whether the client has more in its buffer than it reads; `whenDrained` tells when that is over. */
  isBlocked(): boolean
  whenDrained(resume: () => void): void
}

export interface AnswerOptions {
  readonly response: ServerResponse
  readonly limits: Pick<Limits, 'commitMs' | 'pingMs'>
  readonly record: ExchangeRecord
  readonly requestId: string
  /** Hears the text that is sent, if bodies are to be logged. */
  readonly onSent: ((text: string) => void) | null
}
