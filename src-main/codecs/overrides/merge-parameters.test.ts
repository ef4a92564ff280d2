import { describe, expect, it } from 'vitest'
import { mergeParameters } from './merge-parameters.ts'

describe('mergeParameters', () => {
  it('merges objects member by member, and replaces everything else', () => {
    const body = { a: 1, list: [1, 2], inner: { kept: true, changed: 'old', deep: { kept: 1 } } }
    const parameters = { b: 2, list: [3], inner: { changed: 'new', deep: { added: 2 } } }
    expect(mergeParameters(body, parameters)).toEqual({
      a: 1,
      b: 2,
      list: [3],
      inner: { kept: true, changed: 'new', deep: { kept: 1, added: 2 } },
    })
    expect(body.inner.changed).toBe('old')
  })

  it('takes out what is null, at any depth', () => {
    expect(mergeParameters({ a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: null }, e: { f: null } })).toEqual({
      b: { d: 2 },
      e: {},
    })
  })

  it('takes __proto__ for a name like any other', () => {
    const merged = mergeParameters({}, JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>)
    expect(Object.keys(merged)).toEqual(['__proto__'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
