import { describe, expect, it } from 'vitest'
import { shortHash } from './short-hash.ts'

describe('short hash', () => {
  it('gives the published FNV-1a values', () => {
    expect(shortHash('')).toBe('811c9dc5')
    expect(shortHash('a')).toBe('e40c292c')
    expect(shortHash('foobar')).toBe('bf9cf968')
  })

  it('tells apart names that differ only far behind', () => {
    const long = 'mcp__server__'.repeat(10)
    expect(shortHash(`${long}a`)).not.toBe(shortHash(`${long}b`))
  })
})
