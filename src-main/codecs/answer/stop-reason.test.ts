import { describe, expect, it } from 'vitest'
import { decideStopReason, readFinish, type AnswerOutcome } from './stop-reason.ts'

const outcome = (given: Partial<AnswerOutcome>): AnswerOutcome => ({
  finish: 'done',
  toolUses: 0,
  hasCutCall: false,
  isRefusal: false,
  matchedStopSequence: null,
  ...given,
})

describe('stop reasons', () => {
  it('170: is tool_use exactly if there is a call, whatever the upstream says', () => {
    expect(decideStopReason(outcome({ toolUses: 1 }))).toBe('tool_use')
    expect(decideStopReason(outcome({ finish: readFinish('tool_calls') }))).toBe('end_turn')
    expect(decideStopReason(outcome({ finish: 'length', toolUses: 1 }))).toBe('tool_use')
  })

  it('a call that was cut off is none', () => {
    expect(decideStopReason(outcome({ finish: 'length', toolUses: 1, hasCutCall: true }))).toBe('max_tokens')
  })

  it.each([
    ['stop', 'end_turn'],
    ['eos', 'end_turn'],
    ['something new', 'end_turn'],
    ['constructor', 'end_turn'],
    ['length', 'max_tokens'],
    ['MAX_TOKENS', 'max_tokens'],
    ['content_filter', 'refusal'],
    ['content-filter', 'refusal'],
    ['sensitive', 'refusal'],
    ['SAFETY', 'refusal'],
  ])('171: %s becomes %s', (reason, expected) => {
    expect(decideStopReason(outcome({ finish: readFinish(reason) }))).toBe(expected)
  })

  it.each(['model_length', 'model_context_window_exceeded'])('172: %s says that the window is full', (reason) => {
    expect(decideStopReason(outcome({ finish: readFinish(reason) }))).toBe('model_context_window_exceeded')
  })

  it.each(['insufficient_system_resource', 'error', 'network_error'])('111: %s is a failure', (reason) => {
    expect(readFinish(reason)).toBe('failed')
  })

  it('173: is stop_sequence where one was met', () => {
    expect(decideStopReason(outcome({ matchedStopSequence: 'END' }))).toBe('stop_sequence')
    expect(decideStopReason(outcome({ matchedStopSequence: 'END', toolUses: 1 }))).toBe('tool_use')
  })
})
