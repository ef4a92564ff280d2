import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Variables } from '../../config/env-file.ts'
import type { ClaudeCodeMemory, Remembered } from '../memory.ts'
import type { ClaudeCodeSystem } from '../settings-places.ts'

export interface ScratchSystem {
  readonly system: ClaudeCodeSystem
  readonly path: (name: string) => string
  readonly read: (name: string) => string
  readonly write: (name: string, text: string | Uint8Array) => void
}

/** A home of its own, gone after the test. */
export function scratchSystem(environment: Variables = {}): ScratchSystem {
  const home = mkdtempSync(join(tmpdir(), 'freecc-claude-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const path = (name: string) => join(home, name)
  return {
    system: { platform: 'linux', home, environment },
    path,
    read: (name) => readFileSync(path(name), 'utf8'),
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true })
      writeFileSync(path(name), text)
    },
  }
}

/** What would be kept in a file; a copy at each step, as there. */
export function memoryInMemory(): ClaudeCodeMemory {
  let remembered: Remembered = { folders: [], written: {} }
  return {
    read: () => remembered,
    change: (part) => {
      remembered = structuredClone({ ...remembered, ...part })
    },
  }
}
