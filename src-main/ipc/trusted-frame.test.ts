import { describe, expect, it } from 'vitest'
import { isTrustedFrame } from './trusted-frame.ts'

const origin = 'app://freecc'

describe('isTrustedFrame', () => {
  it("trusts the main frame of the app's page", () => {
    expect(isTrustedFrame({ url: 'app://freecc/index.html#/models', parent: null }, origin)).toBe(true)
  })

  it.each([
    'app://elsewhere/index.html',
    'app://freecc.example/',
    'https://freecc/',
    'file:///index.html',
    'data:text/html,app://freecc/',
    'about:blank',
    '',
  ])('does not trust %j', (url) => expect(isTrustedFrame({ url, parent: null }, origin)).toBe(false))

  it('does not trust a frame inside the page, nor one that is gone', () => {
    expect(isTrustedFrame({ url: 'app://freecc/', parent: {} }, origin)).toBe(false)
    expect(isTrustedFrame(null, origin)).toBe(false)
  })
})
