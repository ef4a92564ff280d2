import { expect, it } from 'vitest'
import { closeOutcome } from './close-outcome.ts'

it.each([
  ['keep-running', true, 'leave'],
  ['keep-running', false, 'minimise'],
  ['quit', true, 'quit'],
  ['quit', false, 'quit'],
] as const)('with "%s" and hasTray=%s, closing the window means: %s', (onClose, hasTray, outcome) => {
  expect(closeOutcome({ onClose, hasTray })).toBe(outcome)
})
