import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { findProvider } from './index.ts'
import { providerSchema } from './provider.ts'

describe('catalogue', () => {
  it.each(catalogue.map((row) => [row.id, row] as const))('row %s is valid', (_id, row) => {
    expect(() => providerSchema.parse(row)).not.toThrow()
  })

  it('gives every id and alias to one provider only', () => {
    const names = catalogue.flatMap((row) => [row.id, ...(row.aliases ?? [])])
    expect(new Set(names).size).toBe(names.length)
  })

  it('finds a provider by id or alias, ignoring case', () => {
    expect(findProvider('VERTEX_AI')?.id).toBe('vertex')
    expect(findProvider('OpenAI')?.id).toBe('openai')
    expect(findProvider('nobody')).toBeUndefined()
  })
})
