import { expect, it } from 'vitest'
import { findProvider } from './index.ts'
import { keyPrefixes, ownersOfKey } from './key-prefixes.ts'

it('tells from its beginning whose a key is', () => {
  expect(ownersOfKey('sk-ant-api03-abc')).toEqual(['anthropic'])
  expect(ownersOfKey('sk-or-v1-abc')).toEqual(['openrouter'])
  expect(ownersOfKey('AIzaSyAbc')).toEqual(['gemini'])
})

it('tells nothing of a beginning that many vendors share, nor of an unknown one', () => {
  expect(ownersOfKey('sk-0123456789abcdef')).toEqual([])
  expect(ownersOfKey('0123456789abcdef')).toEqual([])
  expect(ownersOfKey('')).toEqual([])
})

it('names providers of the catalogue, and no beginning that hides a longer one', () => {
  for (const [prefix, providers] of keyPrefixes) {
    for (const id of providers) expect(findProvider(id)?.id).toBe(id)
    expect(keyPrefixes.filter(([other]) => other.startsWith(prefix))).toHaveLength(1)
  }
})
