import { describe, expect, it } from 'vitest'
import { DeclaredTools } from '../tools/declared-tools.ts'
import { ToolCalls, readToolCallPiece, type ToolCall } from './tool-calls.ts'

const names = new Map(['Bash', 'Read', 'ReadFile'].map((name) => [name, name]))

interface Entry {
  readonly index?: number
  readonly id?: string
  readonly name?: string
  readonly arguments?: unknown
}

/** The calls that entries add up to, as `name arguments`. */
function collect(...entries: readonly Entry[]): readonly string[] {
  const calls = new ToolCalls(new DeclaredTools(names))
  const found = new Set<ToolCall>()
  for (const { index, id, ...called } of entries) {
    found.add(calls.add(readToolCallPiece({ index, id, function: called })).call)
  }
  return [...found].map((call) => `${call.name} ${call.arguments.finish(false).rest}`)
}

describe('tool calls', () => {
  it('194: keeps interleaved calls apart by index', () => {
    expect(
      collect(
        { index: 0, id: 'a', name: 'Bash', arguments: '' },
        { index: 1, id: 'b', name: 'Read', arguments: '{"x"' },
        { index: 0, arguments: '{"y":1}' },
        { index: 1, arguments: ':2}' },
      ),
    ).toEqual(['Bash {"y":1}', 'Read {"x":2}'])
  })

  it('195: a new id with a name at the same index is another call', () => {
    expect(
      collect(
        { index: 0, id: 'a', name: 'Bash', arguments: '{"x":1}' },
        { index: 0, id: 'b', name: 'Bash', arguments: '{"x":2}' },
      ),
    ).toEqual(['Bash {"x":1}', 'Bash {"x":2}'])
  })

  it('195: takes calls apart that have neither ids nor different indices', () => {
    for (const index of [{}, { index: 0 }]) {
      expect(
        collect(
          { ...index, id: '', name: 'Bash', arguments: '{"x":1}' },
          { ...index, id: '', name: 'Bash', arguments: '{"x":2}' },
          { ...index, id: '', name: 'Read', arguments: '{"x":1}' },
        ),
      ).toEqual(['Bash {"x":1}', 'Bash {"x":2}', 'Read {"x":1}'])
    }
  })

  it('195: a piece with neither id nor index continues the last call', () => {
    expect(
      collect({ id: 'a', name: 'Bash', arguments: '{"x":' }, { arguments: '1}' }, { id: 'b', name: 'Read' }),
    ).toEqual(['Bash {"x":1}', 'Read {}'])
  })

  it('F28: finds the call by its id where there is no index', () => {
    expect(
      collect(
        { id: 'a', name: 'Bash', arguments: '{"x":' },
        { id: 'b', name: 'Read', arguments: '{"y":' },
        { id: 'a', arguments: '1}' },
        { id: 'b', arguments: '2}' },
      ),
    ).toEqual(['Bash {"x":1}', 'Read {"y":2}'])
  })

  it('195: accepts indices with gaps', () => {
    expect(collect({ index: 3, name: 'Bash', arguments: '{}' }, { index: 7, name: 'Read', arguments: '{}' })).toEqual([
      'Bash {}',
      'Read {}',
    ])
  })

  it('F31: an id and a name that are repeated with every piece make one call', () => {
    const piece = { index: 0, id: 'a', name: 'Bash' }
    expect(
      collect({ ...piece, arguments: '' }, { ...piece, arguments: '{"x":' }, { ...piece, arguments: '1}' }),
    ).toEqual(['Bash {"x":1}'])
  })

  it('196: an id that changes with every piece makes one call', () => {
    expect(
      collect(
        { index: 0, id: 'a', name: 'Bash', arguments: '{"x"' },
        { index: 0, id: 'b', arguments: ':' },
        { index: 0, id: 'c', name: 'Bash', arguments: '1}' },
      ),
    ).toEqual(['Bash {"x":1}'])
  })

  it('197: puts a name together that comes late, in two parts or again', () => {
    expect(collect({ index: 0, id: 'a', arguments: '' }, { index: 0, name: 'Bash' })).toEqual(['Bash {}'])
    expect(collect({ index: 0, id: 'a', arguments: '{"x":1}' }, { index: 0, name: 'Bash' })).toEqual(['Bash {"x":1}'])
    expect(collect({ index: 0, id: 'a', name: 'Ba' }, { index: 0, name: 'sh' })).toEqual(['Bash {}'])
    expect(collect({ index: 0, id: 'a', name: 'Read' }, { index: 0, name: 'File' })).toEqual(['ReadFile {}'])
    expect(collect({ index: 0, id: 'a', name: 'Bash' }, { index: 0, name: 'Bash' })).toEqual(['Bash {}'])
    expect(collect({ index: 0, id: 'a', name: 'Bash' }, { index: 0, name: '', arguments: '{}' })).toEqual(['Bash {}'])
  })

  it('198: ignores arguments that repeat all that came before', () => {
    const piece = { index: 0, id: 'a', name: 'Bash', arguments: '{"x":1}' }
    expect(collect(piece, piece)).toEqual(['Bash {"x":1}'])
    expect(collect(piece, { index: 0, arguments: '{"x":1}' })).toEqual(['Bash {"x":1}'])
  })

  it('152: takes the name after the arguments, and 176: arguments that are an object already', () => {
    expect(collect({ arguments: { x: 1 }, name: 'Bash' })).toEqual(['Bash {"x":1}'])
    expect(collect({ name: 'Bash', arguments: null })).toEqual(['Bash {}'])
  })
})
