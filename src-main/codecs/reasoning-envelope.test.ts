import { describe, expect, it } from 'vitest'
import { isSealed, openReasoning, sealReasoning } from './reasoning-envelope.ts'

describe('reasoning envelope', () => {
  it('56: gives back what was packed, in any language', () => {
    const sealed = { origin: 'openrouter', field: 'reasoning_details', payload: [{ text: '思考 🤔' }] }
    expect(openReasoning(sealReasoning(sealed))).toEqual(sealed)
  })

  it('57: does not open a signature of another maker', () => {
    expect(openReasoning('EqQBCkYIARgCKkDd')).toBeNull()
    expect(openReasoning('')).toBeNull()
    expect(openReasoning(undefined)).toBeNull()
    expect(openReasoning(null)).toBeNull()
  })

  it('does not open a damaged or foreign-versioned envelope, but knows it as ours', () => {
    expect(openReasoning('freecc.1.%%%')).toBeNull()
    expect(openReasoning('freecc.1.' + btoa('[]'))).toBeNull()
    expect(openReasoning('freecc.9.' + btoa('{}'))).toBeNull()
    expect(isSealed('freecc.9.e30=')).toBe(true)
    expect(isSealed('EqQBCkYIARgCKkDd')).toBe(false)
  })
})
