import { describe, expect, it } from 'vitest'
import { sampleExchange, waitingExchange } from '../../../testing/samples.ts'
import {
  fittingColumns,
  moveColumn,
  nextSort,
  readListLook,
  setColumnShown,
  usualLook,
  usualSort,
} from './list-look.ts'
import { sortRequests } from './sort-requests.ts'

const ids = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id)

describe('readListLook', () => {
  it.each([null, 3, 'text', [], { order: 'time', hidden: 1, sort: [] }])('takes %j for the usual look', (stored) => {
    expect(readListLook(stored)).toEqual(usualLook)
  })

  it('reads back what was stored', () => {
    const look = moveColumn(
      setColumnShown({ ...usualLook, sort: nextSort(usualSort, 'cost') }, 'cache', true),
      'cost',
      -1,
    )
    expect(readListLook(JSON.parse(JSON.stringify(look)))).toEqual(look)
  })

  it('drops columns that went away, puts new ones at the end, and always shows the model', () => {
    const look = readListLook({ order: ['cost', 'gone', 'cost', 'time'], hidden: ['gone', 'model', 'input'], sort: {} })
    expect(look.order.slice(0, 3)).toEqual(['cost', 'time', 'status'])
    expect(new Set(look.order)).toEqual(new Set(usualLook.order))
    expect(look.hidden).toEqual(['input'])
  })
})

describe('the look of the list', () => {
  it('sorts by a heading downwards, upwards, and then as usual', () => {
    const first = nextSort(usualSort, 'cost')
    const second = nextSort(first, 'cost')
    expect([first, second, nextSort(second, 'cost')]).toEqual([
      { column: 'cost', isDescending: true },
      { column: 'cost', isDescending: false },
      usualSort,
    ])
  })

  it('moves a column no further than the end', () => {
    const leftmost = moveColumn(usualLook, 'time', -1)
    expect(leftmost.order).toEqual(usualLook.order)
    expect(moveColumn(usualLook, 'time', 1).order.slice(0, 2)).toEqual(['status', 'time'])
  })

  it('lets columns give way by what they matter, and keeps the order of the user', () => {
    const all = { ...usualLook, hidden: [] }
    expect(fittingColumns(all, 2_000)).toHaveLength(usualLook.order.length)
    expect(ids(fittingColumns(all, 580))).toEqual(['time', 'status', 'model', 'duration'])
    expect(ids(fittingColumns(all, 0))).toEqual(['model'])
  })
})

describe('sortRequests', () => {
  const cheap = sampleExchange({ id: 'cheap', cost: 0.01 })
  const dear = sampleExchange({ id: 'dear', cost: 2 })
  const unpriced = sampleExchange({ id: 'unpriced', cost: null })
  const list = [unpriced, cheap, dear]

  it('puts what is unknown last, whichever the direction', () => {
    expect(ids(sortRequests(list, { column: 'cost', isDescending: true }))).toEqual(['dear', 'cheap', 'unpriced'])
    expect(ids(sortRequests(list, { column: 'cost', isDescending: false }))).toEqual(['cheap', 'dear', 'unpriced'])
  })

  it('gives the same list back in the usual order', () => {
    expect(sortRequests(list, usualSort)).toBe(list)
  })

  it('leaves equals newest first, and sorts running ones by what they have', () => {
    const running = waitingExchange({ id: 'running', outputCharacters: 40_000 })
    expect(ids(sortRequests([running, ...list], { column: 'output', isDescending: true }))).toEqual([
      'running',
      'unpriced',
      'cheap',
      'dear',
    ])
  })
})
