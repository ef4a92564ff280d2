import { expect, it } from 'vitest'
import { encode, provider } from '../testing/encode.ts'

const xai = { provider: provider('xai'), model: 'grok-4.6', sessionHash: 'a1b2' }

it('69: names the conversation to xAI itself, by a hash that stays the same, and to nobody else', () => {
  expect(encode({}, xai).headers).toEqual({ 'x-grok-conv-id': 'a1b2' })
  expect(encode({}, { ...xai, isOwnHost: false }).headers).toEqual({})
  expect(encode({}, { provider: xai.provider, model: xai.model }).headers).toEqual({})
})
