import { describe, expect, it } from 'vitest'
import { rowAfterKey } from './row-after-key.ts'

const place = { row: 10, rows: 100, page: 20 }

describe('rowAfterKey', () => {
  it.each([
    ['ArrowDown', 11],
    ['ArrowUp', 9],
    ['PageDown', 30],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 99],
    ['Escape', -1],
  ])('%s leads to row %i', (key, row) => {
    expect(rowAfterKey(key, place)).toBe(row)
  })

  it('stays within the list', () => {
    expect(rowAfterKey('ArrowDown', { ...place, row: 99 })).toBe(99)
    expect(rowAfterKey('ArrowUp', { ...place, row: 0 })).toBe(0)
  })

  it('begins at the top where nothing is chosen', () => {
    expect(rowAfterKey('ArrowDown', { ...place, row: -1 })).toBe(0)
  })

  it('leaves every other key to the browser, and Escape where there is nothing to give up', () => {
    expect(rowAfterKey('a', place)).toBeNull()
    expect(rowAfterKey('Escape', { ...place, row: -1 })).toBeNull()
  })
})
