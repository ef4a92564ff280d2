import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readIfPresent, setAside, writePrivateFile } from './private-file.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'freecc-private-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('writePrivateFile', () => {
  it('makes a file that only its owner can read, and its folder', () => {
    const path = join(folder, 'new', 'file')
    writePrivateFile(path, 'text')
    expect(readFileSync(path, 'utf8')).toBe('text')
    expect(modeOf(path)).toBe(0o600)
    expect(modeOf(join(folder, 'new'))).toBe(0o700)
  })

  it('closes a file that was open to others', () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'old', { mode: 0o644 })
    writePrivateFile(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(modeOf(path)).toBe(0o600)
  })

  it('leaves nothing behind when it cannot write', () => {
    expect(() => writePrivateFile(folder, 'text')).toThrow()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('readIfPresent', () => {
  it('knows a missing file from one that cannot be read', () => {
    expect(readIfPresent(join(folder, 'missing'))).toBeUndefined()
    expect(() => readIfPresent(folder)).toThrow()
  })
})

describe('setAside', () => {
  it('keeps the content under a name with the time', () => {
    const path = join(folder, 'settings.json')
    writeFileSync(path, 'damaged', { mode: 0o644 })
    const aside = setAside(path, new Date('2026-01-02T03:04:05.678Z'))
    expect(aside).toBe(`${path}.unusable-2026-01-02T03-04-05.678Z`)
    expect(readFileSync(aside, 'utf8')).toBe('damaged')
    expect(modeOf(aside)).toBe(0o600)
    expect(readdirSync(folder)).toHaveLength(1)
  })
})
