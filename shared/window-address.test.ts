import { describe, expect, it } from 'vitest'
import { addressOf, parseAddress } from './window-address.ts'

describe('an address', () => {
  it.each([
    ['models', 'big'],
    ['requests', 'ex/1 ü'],
  ] as const)('leads back to %s and %s', (screen, item) => {
    expect(parseAddress(addressOf(screen, item))).toEqual({ screen, item, action: null })
  })

  it('may say what is to be done there', () => {
    expect(parseAddress(addressOf('models', 'small', 'choose'))).toEqual({
      screen: 'models',
      item: 'small',
      action: 'choose',
    })
  })

  it('leads to the setup, which the rail has no entry for', () => {
    expect(parseAddress(addressOf('first-run')).screen).toBe('first-run')
  })

  it('without an item is the screen alone', () => {
    expect(parseAddress(addressOf('settings'))).toEqual({ screen: 'settings', item: null, action: null })
  })

  it.each(['', '#', '#/nowhere', '#/nowhere/else', '#models'])(
    'that is none of ours (%j) shows the overview',
    (hash) => {
      expect(parseAddress(hash)).toEqual({ screen: 'overview', item: null, action: null })
    },
  )
})
