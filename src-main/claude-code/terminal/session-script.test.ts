import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { batchScript, posixScript } from './session-script.ts'

const hostile = `it's "quoted" $HOME \`id\` %PATH% & | ; \\ 模型`

describe.skipIf(process.platform === 'win32')('posixScript', () => {
  function run(variables: readonly (readonly [string, string])[], environment: Record<string, string> = {}) {
    const home = mkdtempSync(join(tmpdir(), 'freecc-script-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const folder = join(home, "pro'ject with $(touch gone)")
    const programs = join(home, 'pro grams')
    const scripts = join(home, 'scripts')
    for (const path of [folder, programs, scripts]) mkdirSync(path)
    const claude = join(programs, 'claude')
    writeFileSync(
      claude,
      '#!/bin/sh\nprintf "%s|%s|%s|%s\\n" "$PWD" "$VALUE" "$ANTHROPIC_API_KEY" "$(command -v claude)"\n',
      {
        mode: 0o755,
      },
    )
    const script = join(scripts, 'claude.command')
    writeFileSync(script, posixScript({ folder, variables, claude }), { mode: 0o700 })
    const env = { PATH: process.env['PATH'] ?? '', SHELL: '/bin/true', ...environment }
    return { output: execFileSync(script, { encoding: 'utf8', env }), folder, claude, script, scripts }
  }

  it('starts Claude Code in the folder, with the variables and without another credential', () => {
    const { output, folder, claude } = run([['VALUE', hostile]], { ANTHROPIC_API_KEY: 'sk-other' })
    expect(output).toBe(`${folder}|${hostile}||${claude}\n`)
  })

  it('has removed itself and its folder by then, as it holds the token', () => {
    const { script, scripts } = run([['VALUE', '1']])
    expect(existsSync(script)).toBe(false)
    expect(existsSync(scripts)).toBe(false)
  })

  it('unsets what would lead past FreeCC', () => {
    expect(posixScript({ folder: '/', variables: [], claude: '/bin/claude' })).toContain(
      'unset CLAUDE_CODE_USE_BEDROCK CLAUDE_CODE_USE_VERTEX CLAUDE_CODE_USE_FOUNDRY',
    )
  })
})

describe('batchScript', () => {
  it('sets the variables, goes to the folder and starts Claude Code while removing itself', () => {
    const variables = [['ANTHROPIC_AUTH_TOKEN', 'our-token']] as const
    const text = batchScript({ folder: 'C:\\My Code', variables, claude: 'C:\\npm\\claude.cmd' })
    expect(text.split('\r\n')).toEqual([
      '@echo off',
      'chcp 65001 >nul',
      'set "ANTHROPIC_AUTH_TOKEN=our-token"',
      'set "ANTHROPIC_API_KEY="',
      'set "CLAUDE_CODE_USE_BEDROCK="',
      'set "CLAUDE_CODE_USE_VERTEX="',
      'set "CLAUDE_CODE_USE_FOUNDRY="',
      'cd /d "C:\\My Code"',
      '(del "%~f0" & call "C:\\npm\\claude.cmd")',
      '',
    ])
  })

  it('lets no value end its quotes, name a variable or begin a line', () => {
    const text = batchScript({ folder: 'C:\\', variables: [['NAME', 'a" & del x %PATH%\r\nb']], claude: 'claude' })
    expect(text).toContain('\r\nset "NAME=a & del x %%PATH%%b"\r\n')
  })
})
