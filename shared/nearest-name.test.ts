import { expect, it } from 'vitest'
import { editDistance, nearestNames } from './nearest-name.ts'

it.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['openai', 'openai', 0],
  ['opnai', 'openai', 1],
  ['kitten', 'sitting', 3],
  ['xai', 'openai', 4],
])('from %j to %j are %i edits', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance)
  expect(editDistance(other, one)).toBe(distance)
})

it('puts the most similar name first, ignoring case', () => {
  expect(nearestNames('GEMNI', ['openai', 'gemini', 'xai'])[0]).toBe('gemini')
})
