import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { usedShell } from './env.ts'
import { clientUrl } from './instance.ts'
import { finish, scratchFolder, startServer } from './testing/command-line.ts'

describe('freecc env', () => {
  it('points at the running FreeCC, with its token, in a form the shell understands', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder, [], { FREECC_TOKEN: "it's" })
    const { code, stdout, stderr } = await finish(folder, ['env', '--shell', 'posix'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const script = `${stdout}\necho "$ANTHROPIC_BASE_URL $ANTHROPIC_AUTH_TOKEN \${ANTHROPIC_API_KEY-unset}"`
    const shell = spawnSync('sh', ['-c', script], { encoding: 'utf8', env: { ANTHROPIC_API_KEY: 'x' } })
    expect(shell.stdout).toBe(`${server.url} it's unset\n`)
  })

  it('points at the usual address where nothing runs, and says so beside the commands', async () => {
    const { stdout, stderr } = await finish(await scratchFolder(), ['env', '--plain', '--shell', 'fish'], {
      FREECC_PORT: '18099',
    })
    expect(stdout).toBe(
      "set -gx ANTHROPIC_BASE_URL 'http://127.0.0.1:18099'\nset -gx ANTHROPIC_AUTH_TOKEN 'freecc'\n" +
        'set -e ANTHROPIC_API_KEY\n',
    )
    expect(stderr).toContain('FreeCC is not running')
  })

  it('293: tells of the models that the running FreeCC uses, and of their window', async () => {
    const folder = await scratchFolder()
    await startServer(folder, [], { BIG_MODEL_NAME: 'gpt-4o', SMALL_MODEL_NAME: 'gpt-4.1-mini', OPENAI_API_KEY: 'sk' })
    const { stdout } = await finish(folder, ['env', '--shell', 'posix'], { BIG_MODEL_NAME: 'another' })
    expect(stdout).toContain(
      [
        "export ANTHROPIC_DEFAULT_FABLE_MODEL='freecc-big'",
        "export ANTHROPIC_DEFAULT_FABLE_MODEL_NAME='gpt-4o (OpenAI)'",
        "export ANTHROPIC_DEFAULT_FABLE_MODEL_DESCRIPTION='BIG in FreeCC'",
        "export ANTHROPIC_DEFAULT_HAIKU_MODEL='freecc-small'",
        "export ANTHROPIC_DEFAULT_HAIKU_MODEL_NAME='gpt-4.1-mini (OpenAI)'",
        "export ANTHROPIC_DEFAULT_HAIKU_MODEL_DESCRIPTION='SMALL in FreeCC'",
        "export CLAUDE_CODE_DISABLE_1M_CONTEXT='1'",
        "export CLAUDE_CODE_MAX_CONTEXT_TOKENS='128000'",
        "export CLAUDE_CODE_MAX_OUTPUT_TOKENS='16384'",
        'unset ANTHROPIC_API_KEY',
      ].join('\n'),
    )
  })

  it('tells of the models of this folder where nothing runs', async () => {
    const { stdout } = await finish(await scratchFolder(), ['env', '--shell', 'posix'], {
      FREECC_PORT: '18099',
      BIG_MODEL_NAME: 'gpt-4o',
      OPENAI_API_KEY: 'sk',
    })
    expect(stdout).toContain("ANTHROPIC_DEFAULT_OPUS_MODEL_NAME='gpt-4o (OpenAI)'")
    expect(stdout).toContain("CLAUDE_CODE_MAX_CONTEXT_TOKENS='128000'")
  })

  it('does not take a runtime file for a running FreeCC when nothing answers there', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder)
    server.child.kill('SIGSTOP')
    const { stdout } = await finish(folder, ['env'], { FREECC_PORT: '18099' })
    server.child.kill('SIGCONT')
    expect(stdout).toContain(':18099')
  })
})

it.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', { SHELL: '/bin/zsh' }, 'posix'],
  ['linux', { SHELL: '/usr/bin/fish' }, 'fish'],
  ['linux', {}, 'posix'],
  ['win32', { PSModulePath: 'x' }, 'powershell'],
  ['win32', {}, 'cmd'],
  ['win32', { SHELL: 'C:\\Git\\bin\\bash.exe', PSModulePath: 'x' }, 'posix'],
])('on %s with %j the shell is %s', (platform, environment, shell) => {
  expect(usedShell(platform, environment)).toBe(shell)
})

it.each([
  ['127.0.0.1', 'http://127.0.0.1:1'],
  ['0.0.0.0', 'http://127.0.0.1:1'],
  ['::', 'http://[::1]:1'],
  ['::1', 'http://[::1]:1'],
  ['192.168.1.5', 'http://192.168.1.5:1'],
])('a server on %s is reached at %s', (host, url) => {
  expect(clientUrl(host, 1)).toBe(url)
})
