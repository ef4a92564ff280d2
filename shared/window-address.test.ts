import { describe, expect, it } from 'vitest'
import { addressOf, parseAddress } from './window-address.ts'

describe('an address', () => {
  it.each([
    ['models', 'big'],
    ['requests', 'ex/1 ü'],
  ] as const)('leads back to %s and %s', (screen, item) => {
    expect(parseAddress(addressOf(screen, item))).toEqual({ screen, item })
  })

  it('without an item is the screen alone', () => {
    expect(parseAddress(addressOf('settings'))).toEqual({ screen: 'settings', item: null })
  })

  it.each(['', '#', '#/nowhere', '#/nowhere/else', '#models'])(
    'that is none of ours (%j) shows the overview',
    (hash) => {
      expect(parseAddress(hash)).toEqual({ screen: 'overview', item: null })
    },
  )
})
