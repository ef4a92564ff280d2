import { describe, expect, it } from 'vitest'
import type { ModelEntry } from '../../../shared/model-list.ts'
import { pickerSections, type PickerContent } from './picker-sections.ts'

const models: readonly ModelEntry[] = [
  { id: 'gpt-4.1', info: {}, isListed: true },
  { id: 'gpt-5', info: {}, isListed: true },
  { id: 'gpt-5-mini', info: {}, isListed: true },
  { id: 'o3', info: {}, isListed: false },
]

function show(content: Partial<PickerContent>): readonly (readonly [string, readonly string[]])[] {
  return pickerSections({ models, favourites: [], recent: [], typed: '', ...content }).map(({ id, rows }) => [
    id,
    rows.map((row) => (row.isFavourite ? `★ ${row.id}` : row.id)),
  ])
}

describe('the sections of the picker', () => {
  it('hold each model once: as a favourite, as a recent one, in the list, or beside it', () => {
    expect(show({ favourites: ['gpt-5'], recent: ['gpt-5', 'gpt-4.1'] })).toEqual([
      ['favourites', ['★ gpt-5']],
      ['recent', ['gpt-4.1']],
      ['all', ['gpt-5-mini']],
      ['others', ['o3']],
    ])
  })

  it('keep a favourite that no list has any more', () => {
    expect(show({ favourites: ['my-tuned-model'] })[0]).toEqual(['favourites', ['★ my-tuned-model']])
    expect(show({ favourites: ['my-tuned-model'], typed: 'tuned' })).toEqual([['matches', ['★ my-tuned-model']]])
  })

  it('become one while something is typed, the best match first', () => {
    expect(show({ typed: 'gpt5', favourites: ['gpt-5-mini'] })).toEqual([['matches', ['gpt-5', '★ gpt-5-mini']]])
    expect(show({ typed: 'nothing like it' })).toEqual([])
  })

  it('stay quick and short with thousands of models', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ id: `org/model-${index}`, info: {}, isListed: true }))
    expect(show({ models: many, typed: 'model' })[0]?.[1]).toHaveLength(300)
    expect(pickerSections({ models: many, favourites: [], recent: [], typed: '' })).toMatchObject([
      { id: 'all', isCut: true },
    ])
    expect(show({ models: many, typed: '4999' })).toEqual([['matches', ['org/model-4999']]])
  })
})
