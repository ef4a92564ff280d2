import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8')

interface Row {
  readonly number: string
  readonly file: string
  readonly title: string
}

const rows: readonly Row[] = Array.from(
  page.matchAll(/^\| ([FIAESC]\d\d) +\|.*\| `(\S+) › (.+?)` +\|$/gm),
  ([, number = '', file = '', title = '']) => ({ number, file, title }),
)

/** The test file with the tables beside it that it takes its titles from. */
function sourceOf(file: string): string {
  const path = join(root, file)
  if (!existsSync(path)) return ''
  const source = readFileSync(path, 'utf8')
  const tables = Array.from(source.matchAll(/from '\.\/([\w-]+\.ts)'/g), ([, name = '']) => join(dirname(path), name))
  return [source, ...tables.map((table) => readFileSync(table, 'utf8'))].join('\n')
}

const numbers = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)

describe('docs/reliability.md', () => {
  it('has everything, once and in order', () => {
    expect(rows.map(({ number }) => number)).toEqual([
      ...numbers('F', 70),
      ...numbers('I', 57),
      ...numbers('A', 19),
      ...numbers('E', 12),
      ...numbers('S', 10),
      ...numbers('C', 9),
    ])
  })

  it.each(rows)('names a test that exists: $number', ({ file, title }) => {
    expect(sourceOf(file)).toContain(title)
  })
})
