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
    const { stdout, stderr } = await finish(await scratchFolder(), ['env', '--shell', 'fish'], { FREECC_PORT: '18099' })
    expect(stdout).toBe(
      "set -gx ANTHROPIC_BASE_URL 'http://127.0.0.1:18099'\nset -gx ANTHROPIC_AUTH_TOKEN 'freecc'\n" +
        'set -e ANTHROPIC_API_KEY\n',
    )
    expect(stderr).toContain('FreeCC is not running')
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
