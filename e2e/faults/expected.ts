import Anthropic from '@anthropic-ai/sdk'
import { expect } from 'vitest'
import { statusOfErrorType, type ErrorType } from '../../shared/anthropic/errors.ts'
import { checkStreamText } from '../../src-main/codecs/testing/stream-conformance.ts'
import type { Outcome } from './ask.ts'

/** How an exchange must end for the client. */
export type Expected =
  | { readonly kind: 'answer'; readonly message: object }
  /** An HTTP status, with nothing before it. */
  | { readonly kind: 'refusal'; readonly status: number; readonly type: ErrorType; readonly says: RegExp }
  /** An error event in a stream that had begun. */
  | { readonly kind: 'break'; readonly type: ErrorType; readonly says: RegExp; readonly after: string }

/** A whole answer that says this. */
export function answers(text: string, message: object = {}): Expected {
  return { kind: 'answer', message: { content: [{ type: 'text', text }], stop_reason: 'end_turn', ...message } }
}

/** A whole answer that looks like this. */
export function gives(message: object): Expected {
  return { kind: 'answer', message }
}

export function refuses(status: number, type: ErrorType, says: RegExp): Expected {
  return { kind: 'refusal', status, type, says }
}

/** `after` is the text that the client has seen by then. */
export function breaksOff(type: ErrorType, says: RegExp, after = ''): Expected {
  return { kind: 'break', type, says, after }
}

/** Checks that the client was answered as it must be, and in the form that every answer and every error has. */
export function checkOutcome(outcome: Outcome, expected: Expected, isPassedThrough = false): void {
  checkForm(outcome, isPassedThrough)
  const { status, message, text } = outcome
  switch (expected.kind) {
    case 'answer':
      expect(status, text.slice(-300)).toBe(200)
      expect(message, String(outcome.error)).toMatchObject(expected.message)
      return
    case 'refusal': {
      expect(message).toBeNull()
      const { error } = errorIn(outcome)
      expect({ status, type: error.type }, error.message).toEqual({ status: expected.status, type: expected.type })
      expect(error.message).toMatch(expected.says)
      return
    }
    case 'break': {
      expect(status, text.slice(-300)).toBe(200)
      expect(message).toBeNull()
      const { error } = errorIn(outcome)
      expect(error.type, error.message).toBe(expected.type)
      expect(error.message).toMatch(expected.says)
      expect(textShown(text)).toBe(expected.after)
    }
  }
}

/**
 * What holds of every answer and every error, whatever went wrong. The form of a stream that passes through is its host's;
 * then the SDK is the judge.
 */
export function checkForm(outcome: Outcome, isPassedThrough = false): void {
  const { status, headers, text, message, error } = outcome
  expect(status, String(error)).not.toBeNull()
  expect(text).not.toContain('upstream-key')
  expect(headers.get('request-id')).toMatch(/^req_/)
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    expect(status).toBe(200)
    if (!isPassedThrough) {
      expect(checkStreamText(text)).toEqual([])
      expect(message !== null).toBe(text.includes('event: message_stop'))
    }
  } else {
    expect(headers.get('content-type')).toBe('application/json')
    expect(message !== null).toBe(status === 200)
  }
  if (message !== null) return
  expect(error).toBeInstanceOf(Anthropic.APIError)
  const body = errorIn(outcome)
  expect(body).toEqual({
    type: 'error',
    error: { type: expect.any(String) as string, message: expect.any(String) as string },
    request_id: headers.get('request-id'),
  })
  expect(Object.keys(statusOfErrorType)).toContain(body.error.type)
  expect(body.error.message).not.toBe('')
}

interface ErrorBody {
  readonly error: { readonly type: string; readonly message: string }
}

function errorIn({ error }: Outcome): ErrorBody {
  return (error as { readonly error: ErrorBody }).error
}

/** All text of a stream, complete or not. */
function textShown(stream: string): string {
  return Array.from(stream.matchAll(/"text_delta","text":("(?:[^"\\]|\\.)*")/g), ([, text = '""']) =>
    String(JSON.parse(text)),
  ).join('')
}
