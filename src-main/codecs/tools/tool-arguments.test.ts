import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ToolArguments } from './tool-arguments.ts'

/** Sends the arguments in pieces as a client would see them. */
function send(pieces: readonly string[], isCut = false) {
  const tool = new ToolArguments()
  const sent = pieces.map((piece) => {
    tool.push(piece)
    return tool.take()
  })
  const { rest, isWhole } = tool.finish(isCut)
  return { sent, rest, isWhole, all: sent.join('') + rest }
}

const anyObject = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), { maxKeys: 5 })

describe('tool arguments', () => {
  it('streams strings while they come in, without white space outside of them', () => {
    const { sent, rest } = send(['{"command": ', '"ls ', '-l a', '", "n"', ': 12', ' }'])
    expect(sent).toEqual(['', '{"command":"ls ', '-l a', '"', '', ''])
    expect(rest).toBe(',"n":12}')
  })

  it('passes any JSON object on, wherever it is cut', () => {
    fc.assert(
      fc.property(anyObject, fc.array(fc.nat(200)), fc.constantFrom(undefined, 2), (object, cuts, indent) => {
        // White space at the end of a parameter's name is dropped on purpose.
        const value = Object.fromEntries(Object.entries(object).map(([name, member]) => [name.trimEnd(), member]))
        const text = JSON.stringify(value, null, indent)
        const borders = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
        const pieces = borders.slice(1).map((border, index) => text.slice(borders[index], border))
        const { all, isWhole } = send(pieces)
        expect(isWhole).toBe(true)
        expect(all).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 300 },
    )
  })

  it('what has been sent is always the beginning of an object', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ tu1-\n') }), (garbage) => {
        const { sent } = send([...`{"a":${garbage}`])
        const text = sent.join('')
        expect(text === '' || text.startsWith('{"a":')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('199: holds the end back: arguments that are complete may not be final', () => {
    expect(send(['{"a":1}']).sent).toEqual([''])
    expect(send(['{"a":"x"', '}']).sent).toEqual(['{"a":"x"', ''])
  })

  it.each(['', ' ', 'null', '""', '{}', ' { } '])('200: %j is a call without arguments', (text) => {
    expect(send([text])).toMatchObject({ rest: '{}', isWhole: true })
  })

  it.each([
    ['single quotes', `{'path': 'a.txt'}`],
    ['bare names', `{path: "a.txt"}`],
    ['a trailing comma', `{"path": "a.txt",}`],
    ['JSON in a JSON string', `"{\\"path\\": \\"a.txt\\"}"`],
    ['a space after a name', `{"path ": "a.txt"}`],
    ['a comment', `{"path": "a.txt" /* the file */}`],
    ['a bracket too many', `{"path": "a.txt"}}`],
    ['198: the whole repeated', `{"path": "a.txt"}{"path": "a.txt"}`],
  ])('176: mends %s, whole or in pieces', (_title, text) => {
    for (const pieces of [[text], [...text]]) {
      expect(send(pieces)).toMatchObject({ all: '{"path":"a.txt"}', isWhole: true })
    }
  })

  it('176: escapes control characters in strings on the way', () => {
    expect(send(['{"text":"a\nb', '\tc"}'])).toMatchObject({
      sent: ['{"text":"a\\nb', ''],
      all: '{"text":"a\\nb\\tc"}',
    })
  })

  it('176: keeps backslashes that begin no escape', () => {
    expect(JSON.parse(send([...String.raw`{"pattern":"\d+\.\w","path":"C:\Users\udir"}`]).all)).toEqual({
      pattern: String.raw`\d+\.\w`,
      path: String.raw`C:\Users\udir`,
    })
  })

  it('176: guesses nothing: what cannot be read arrives as it is, and never as an object', () => {
    expect(send(['rm -rf /'])).toMatchObject({ rest: '"rm -rf /"', isWhole: false })
    expect(send([`{'pattern': '\\d'}`])).toMatchObject({ isWhole: false })
    const { all, isWhole } = send(['{"command":"ls"', ' garbage}'])
    expect(isWhole).toBe(false)
    expect(all).toBe('{"command":"ls"garbage}')
  })

  it('177: keeps names such as __proto__ ordinary', () => {
    expect(send(['{"__proto__":{"x":1}}']).all).toBe('{"__proto__":{"x":1}}')
    expect(send([`{'__proto__': {'x': 1}}`]).all).toBe('{"__proto__":{"x":1}}')
  })

  it('does not mend what the output limit cut off into a shorter call', () => {
    expect(send(['{"path":"a","text":"the beg'], true)).toEqual({
      sent: ['{"path":"a","text":"the beg'],
      rest: '',
      isWhole: false,
      all: '{"path":"a","text":"the beg',
    })
    expect(send(['{"path":"a"}'], true)).toMatchObject({ all: '{"path":"a"}', isWhole: true })
  })

  it.each(['{"a":"be', '{"a":[1,', '{"a":{"b":"c"', '{"a":"x","na', '{"a":"x\\'])(
    'spoils %s where the model just stopped: some clients would complete it and run it',
    (text) => {
      const { sent, rest, isWhole } = send([...text])
      expect(isWhole).toBe(false)
      expect(sent.join('')).not.toBe('')
      const completions = ['', '"', '}', '"}', ']}', '"]}', '}}', '"}}']
      for (const completion of completions) expect(() => void JSON.parse(sent.join('') + rest + completion)).toThrow()
    },
  )
})
