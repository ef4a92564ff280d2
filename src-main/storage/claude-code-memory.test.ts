import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Remembered } from '../claude-code/memory.ts'
import { openClaudeCodeMemory } from './claude-code-memory.ts'

function scratchFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'claude-code.json')
}

const remembered: Remembered = {
  folders: ['/home/you/shop'],
  written: {
    '/home/you/.claude/settings.json': {
      variables: [{ name: 'ANTHROPIC_AUTH_TOKEN', value: 'our-token', previous: '"their-token"' }],
      isNewFile: false,
      emptyRoot: '{ }',
      env: { was: 'empty', raw: '{\n}' },
    },
  },
}

it('survives a restart, for its owner only: it may hold credentials', () => {
  const path = scratchFile()
  openClaudeCodeMemory(path).change(remembered)
  expect(openClaudeCodeMemory(path).read()).toEqual(remembered)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('puts a damaged file aside, as it may be the only place where previous values are left', () => {
  const path = scratchFile()
  writeFileSync(path, '{"written": 1}')
  expect(openClaudeCodeMemory(path).read()).toEqual({ folders: [], written: {} })
  expect(readdirSync(join(path, '..'))).toEqual([expect.stringMatching(/^claude-code\.json\.unusable-/)])
})
