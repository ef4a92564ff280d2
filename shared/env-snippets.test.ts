import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { claudeCodeVariables, environmentCommands, shells, type TierModels, vsCodeSettings } from './env-snippets.ts'

const hostile = [
  "it's",
  '$(touch /tmp/x) `id` $HOME ${HOME}',
  '"; rm -rf / #',
  'back\\slash\\',
  "'\\''",
  'two\nlines',
  '-n',
  '*~?[a]!!',
  ' blanks ',
]

function commands(shell: (typeof shells)[number], value: string): readonly string[] {
  return environmentCommands(shell, [['A', value]]).split(/\r?\n/)
}

describe('claudeCodeVariables', () => {
  it('310: sets the base URL without /v1 and one credential only', () => {
    expect(claudeCodeVariables('http://127.0.0.1:8082', 'token')).toEqual([
      ['ANTHROPIC_BASE_URL', 'http://127.0.0.1:8082'],
      ['ANTHROPIC_AUTH_TOKEN', 'token'],
    ])
  })
})

describe('claudeCodeVariables with models', () => {
  const big = { title: 'big (Vendor)', isClaudeHost: false, contextWindow: 1_000_000, maxOutputTokens: 64_000 }
  const small = { title: 'small (Vendor)', isClaudeHost: false, contextWindow: 128_000, maxOutputTokens: 8_000 }
  const variables = (models: Partial<TierModels>) =>
    Object.fromEntries(
      claudeCodeVariables('http://127.0.0.1:8082', 'token', {
        ...{ big: null, small: null, opus: null, fable: null },
        ...models,
      }),
    )

  it.each(['OPUS', 'SONNET', 'FABLE'])('293: gives %s a name that is not one of Claude, and its title', (family) => {
    expect(variables({ big, small })).toMatchObject({
      [`ANTHROPIC_DEFAULT_${family}_MODEL`]: 'freecc-big',
      [`ANTHROPIC_DEFAULT_${family}_MODEL_NAME`]: 'big (Vendor)',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: 'freecc-small',
      ANTHROPIC_DEFAULT_HAIKU_MODEL_NAME: 'small (Vendor)',
    })
  })

  it('242, 293: tells the smaller of the windows, and the output limit of BIG', () => {
    expect(variables({ big, small })).toMatchObject({
      CLAUDE_CODE_DISABLE_1M_CONTEXT: '1',
      CLAUDE_CODE_MAX_CONTEXT_TOKENS: '128000',
      CLAUDE_CODE_MAX_OUTPUT_TOKENS: '64000',
    })
  })

  it('293: gives OPUS and FABLE names of their own where they have routes, and the smallest sizes', () => {
    const opus = { title: 'opus (Vendor)', isClaudeHost: false, contextWindow: 200_000, maxOutputTokens: 32_000 }
    const fable = {
      title: 'claude-fable-5-2 (Anthropic)',
      isClaudeHost: true,
      contextWindow: 1_000,
      maxOutputTokens: 1_000,
    }
    const told = variables({ big, opus, fable })
    expect(told).toMatchObject({
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'freecc-opus',
      ANTHROPIC_DEFAULT_OPUS_MODEL_NAME: 'opus (Vendor)',
      ANTHROPIC_DEFAULT_OPUS_MODEL_DESCRIPTION: 'OPUS in FreeCC',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'freecc-big',
      CLAUDE_CODE_MAX_CONTEXT_TOKENS: '200000',
      CLAUDE_CODE_MAX_OUTPUT_TOKENS: '32000',
    })
    expect(told).not.toHaveProperty('ANTHROPIC_DEFAULT_FABLE_MODEL')
  })

  it('292: leaves sizes that are not known to Claude Code', () => {
    const unknown = { title: 'm (Vendor)', isClaudeHost: false }
    const names = Object.keys(variables({ big: unknown, small }))
    expect(names).toContain('ANTHROPIC_DEFAULT_OPUS_MODEL')
    expect(names.filter((name) => name.startsWith('CLAUDE_CODE_'))).toEqual(['CLAUDE_CODE_DISABLE_1M_CONTEXT'])
  })

  it('293: leaves the names of models on a Claude host alone', () => {
    const claude = { title: 'claude-opus-5-5 (Anthropic)', isClaudeHost: true, contextWindow: 200_000 }
    expect(Object.keys(variables({ big: claude }))).toEqual(['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN'])
  })
})

describe('environmentCommands', () => {
  it.each([
    ['posix', "export A='value'", 'unset ANTHROPIC_API_KEY'],
    ['fish', "set -gx A 'value'", 'set -e ANTHROPIC_API_KEY'],
    ['powershell', "$env:A = 'value'", 'Remove-Item Env:ANTHROPIC_API_KEY -ErrorAction SilentlyContinue'],
    ['cmd', 'set "A=value"', 'set "ANTHROPIC_API_KEY="'],
  ] as const)('310: in %s sets the variables and removes the API key', (shell, set, unset) => {
    expect(commands(shell, 'value')).toEqual([set, unset])
  })

  it.each(hostile)('posix: sh and bash understand %j as it is', (value) => {
    for (const shell of ['sh', 'bash']) {
      const script = `${environmentCommands('posix', [['A', value]])}\nprintf '%s|%s' "$A" "\${ANTHROPIC_API_KEY-unset}"`
      const { stdout } = spawnSync(shell, ['-c', script], { encoding: 'utf8', env: { ANTHROPIC_API_KEY: 'key' } })
      expect(stdout).toBe(`${value}|unset`)
    }
  })

  it('fish: escapes the two characters that mean something inside single quotes', () => {
    expect(commands('fish', "it's \\ $HOME (id)")[0]).toBe("set -gx A 'it\\'s \\\\ $HOME (id)'")
  })

  it('powershell: doubles every quote that it takes for a single one', () => {
    expect(commands('powershell', "a'b\u2018c\u2019d\u201ae\u201bf $x `n")[0]).toBe(
      "$env:A = 'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf $x `n'",
    )
  })

  it('cmd: keeps percent signs, quotes and operators from being acted on', () => {
    expect(commands('cmd', 'a&b|c>d')[0]).toBe('set "A=a&b|c>d"')
    expect(commands('cmd', '%PATH%"&calc')[0]).toBe('set A=^%PATH^%^"^&calc')
    expect(commands('cmd', 'a\r\nb')[0]).toBe('set "A=ab"')
  })

  it('ends no line of another shell early', () => {
    for (const shell of shells) {
      expect(environmentCommands(shell, [['A', 'x']]).split(shell === 'cmd' ? '\r\n' : '\n')).toHaveLength(2)
    }
  })
})

describe('vsCodeSettings', () => {
  it("gives the variables to the Claude Code extension as VS Code's settings hold them, whatever is in them", () => {
    const lines = vsCodeSettings([
      ['ANTHROPIC_BASE_URL', 'http://127.0.0.1:8082'],
      ['ANTHROPIC_DEFAULT_OPUS_MODEL_NAME', 'a "model"\\ of\nmine'],
    ])
    expect(JSON.parse(`{${lines}}`)).toEqual({
      'claudeCode.environmentVariables': [
        { name: 'ANTHROPIC_BASE_URL', value: 'http://127.0.0.1:8082' },
        { name: 'ANTHROPIC_DEFAULT_OPUS_MODEL_NAME', value: 'a "model"\\ of\nmine' },
      ],
      'claudeCode.disableLoginPrompt': true,
    })
  })
})
