import { describe, expect, it } from 'vitest'
import { noSelection, selectRows } from './row-selection.ts'

const rows = ['a', 'b', 'c', 'd', 'e']
const idsAfter = (...steps: Parameters<typeof selectRows>[2][]) => [
  ...steps.reduce((selection, step) => selectRows(selection, rows, step), noSelection).ids,
]

describe('a selection of rows', () => {
  it('gets one row more or less at a time', () => {
    const toggle = (id: string) => ({ kind: 'toggle', id, from: null }) as const
    expect(idsAfter(toggle('b'), toggle('d'))).toEqual(['b', 'd'])
    expect(idsAfter(toggle('b'), toggle('d'), toggle('b'))).toEqual(['d'])
  })

  it('begins with the row that one is on', () => {
    expect(idsAfter({ kind: 'toggle', id: 'd', from: 'b' })).toEqual(['b', 'd'])
    expect(idsAfter({ kind: 'range', id: 'd', from: 'b' })).toEqual(['b', 'c', 'd'])
    expect(idsAfter({ kind: 'toggle', id: 'b', from: 'b' })).toEqual(['b'])
  })

  it('reaches from where it began to the row, in both directions', () => {
    const range = (id: string) => ({ kind: 'range', id, from: 'c' }) as const
    expect(idsAfter(range('e'))).toEqual(['c', 'd', 'e'])
    expect(idsAfter(range('e'), range('b'))).toEqual(['b', 'c'])
  })

  it('holds all rows, or none that are gone', () => {
    expect(idsAfter({ kind: 'all' })).toEqual(rows)
    expect(selectRows({ ids: new Set(['x']), anchor: 'x' }, rows, { kind: 'range', id: 'b', from: 'x' }).ids).toEqual(
      new Set(['a', 'b']),
    )
  })
})
