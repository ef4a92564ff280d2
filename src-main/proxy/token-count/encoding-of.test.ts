import { expect, it } from 'vitest'
import { encodingOf } from './encoding-of.ts'

it.each([
  ['gpt-4o-mini', 'o200k_base', true],
  ['openai/gpt-4.1', 'o200k_base', true],
  ['gpt-5.6-sol', 'o200k_base', true],
  ['openai/gpt-oss-120b', 'o200k_base', true],
  ['O3-mini', 'o200k_base', true],
  ['gpt-4', 'cl100k_base', true],
  ['gpt-4-turbo-2024-04-09', 'cl100k_base', true],
  ['gpt-35-turbo', 'cl100k_base', true],
  ['glm-4.7', 'o200k_base', false],
  ['kimi-k2.6', 'o200k_base', false],
  ['claude-sonnet-5-5', 'o200k_base', false],
  ['', 'o200k_base', false],
])('%s is counted with %s', (model, encoding, isOwn) => {
  expect(encodingOf(model)).toEqual({ encoding, isOwn })
})
