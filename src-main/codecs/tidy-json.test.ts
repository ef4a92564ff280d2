import { describe, expect, it } from 'vitest'
import { tidyJson } from './tidy-json.ts'

describe('tidy JSON', () => {
  it('gives back the same value where nothing is wrong', () => {
    const value: unknown = JSON.parse('{"a":[1,"two",null,{"b":true}],"__proto__":{"c":3}}')
    expect(tidyJson(value)).toBe(value)
  })

  it('cuts what is nested too deeply to be written', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
    expect(() => JSON.stringify(deep)).toThrow(RangeError)
    expect(JSON.stringify(tidyJson(deep))).toBe('['.repeat(500) + 'null' + ']'.repeat(500))
  })

  it('replaces halves of surrogate pairs in values and keys', () => {
    expect(tidyJson({ 'k\ud800': ['\udc00x', '🤔'] })).toEqual({ 'k\ufffd': ['\ufffdx', '🤔'] })
  })

  it('177: keeps __proto__ as data', () => {
    const tidied = tidyJson(JSON.parse('{"__proto__":{"polluted":"\\ud800"},"constructor":1}'))
    expect(JSON.stringify(tidied)).toBe('{"__proto__":{"polluted":"\ufffd"},"constructor":1}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
