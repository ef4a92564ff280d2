import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { noFigures, type Totals } from '../../shared/totals.ts'
import { openTotals, writeTotals } from './totals-file.ts'

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-totals-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, path: join(folder, 'totals.json') }
}

const totals: Totals = [
  {
    day: '2026-11-22',
    models: [{ ...noFigures, provider: 'openai', model: 'gpt-4.1', requests: 3, cost: 0.5, firstOutput: { '17': 3 } }],
  },
]

describe('the file of totals', () => {
  it('gives back what was written, and is its owner’s alone', async () => {
    const { path } = place()
    await writeTotals(path, totals)
    expect(openTotals(path)).toEqual({ totals, asidePath: null })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('that is missing is a beginning', () => {
    expect(openTotals(place().path)).toEqual({ totals: [], asidePath: null })
  })

  it.each([
    '',
    '{"version":1,"days":[{"day":"tod',
    '{"version":2,"days":[]}',
    '{"version":1,"days":[{"day":"x","models":[]}]}',
  ])('that cannot be used is put aside whole: %j', (text) => {
    const { folder, path } = place()
    writeFileSync(path, text)
    const { totals, asidePath } = openTotals(path)
    expect(totals).toEqual([])
    expect(readFileSync(asidePath ?? '', 'utf8')).toBe(text)
    expect(readdirSync(folder)).toHaveLength(1)
  })
})
