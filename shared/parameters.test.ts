import { describe, expect, it } from 'vitest'
import { longestParameters, parseParameters } from './parameters.ts'

describe('parseParameters', () => {
  it('takes an object with whatever a provider may know', () => {
    const parameters = { provider: { order: ['a'] }, min_p: 0.1, top_k: null }
    expect(parseParameters(JSON.stringify(parameters))).toEqual({ kind: 'parameters', parameters })
  })

  it.each(['', '{', 'null', '[]', '"text"', '1', "{'a': 1}"])('takes no %j', (text) => {
    expect(parseParameters(text)).toEqual({ kind: 'no-object' })
  })

  it.each(['model', 'messages', 'input', 'contents', 'stream', 'tools'])('leaves %s to FreeCC', (member) => {
    expect(parseParameters(`{"a":1,"${member}":null}`)).toEqual({ kind: 'owned', member })
  })

  it('takes no text that was hardly meant', () => {
    expect(parseParameters(JSON.stringify({ a: 'x'.repeat(longestParameters) }))).toEqual({ kind: 'too-long' })
  })
})
