import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventually, finish, scratchFolder, start, startServer } from './testing/command-line.ts'

const printEnvironment = 'process.stdout.write(JSON.stringify(process.env))'

describe('freecc run', () => {
  it("starts the command with this environment and without any provider's key", async () => {
    const folder = await scratchFolder()
    await writeFile(join(folder, '.env'), 'OPENAI_API_KEY=sk-canary-file')
    const server = await startServer(folder, [], { FREECC_TOKEN: 'local' })
    const environment = {
      OPENAI_API_KEY: 'sk-canary-1',
      BIG_MODEL_API_KEY: 'sk-canary-2',
      ANTHROPIC_API_KEY: 'sk-canary-3',
    }
    const { code, stdout, stderr } = await finish(folder, ['run', '--', 'node', '-e', printEnvironment], environment)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      ANTHROPIC_BASE_URL: server.url,
      ANTHROPIC_AUTH_TOKEN: 'local',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'freecc-big',
    })
    expect(stdout).not.toContain('sk-canary')
    expect(stdout).not.toContain('ANTHROPIC_API_KEY')
  })

  it('passes arguments, input, output and exit code through', async () => {
    const script = 'console.error(process.argv[1]); process.stdin.pipe(process.stdout); process.exitCode = 7'
    const folder = await scratchFolder()
    const started = start(folder, ['run', '--', 'node', '-e', script, '--', '--port "x y"'])
    started.child.stdin?.end('typed')
    expect(await started.ended).toBe(7)
    expect(started.stdout()).toBe('typed')
    expect(started.stderr()).toContain('--port "x y"\n')
  })

  it('ends as the command does when a signal ends it', async () => {
    const script = 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 60_000)'
    expect((await finish(await scratchFolder(), ['run', '--', 'node', '-e', script])).code).toBe(143)
  })

  it('passes SIGTERM on and lets the command decide', async () => {
    const script = 'process.on("SIGTERM", () => process.exit(5)); console.log("ready"); setInterval(() => {}, 60_000)'
    const started = start(await scratchFolder(), ['run', '--', 'node', '-e', script])
    await eventually(() => expect(started.stdout()).toContain('ready'))
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(5)
  })

  it('leaves Ctrl-C to the command', async () => {
    const started = start(await scratchFolder(), [
      'run',
      '--',
      'node',
      '-e',
      'process.stdin.resume();console.log("ready")',
    ])
    await eventually(() => expect(started.stdout()).toContain('ready'))
    started.child.kill('SIGINT')
    started.child.stdin?.end()
    expect(await started.ended).toBe(0)
  })

  it('answers as a shell where there is no such command', async () => {
    const { code, stderr } = await finish(await scratchFolder(), ['run', '--', 'claude'], { PATH: '/nowhere' })
    expect(code).toBe(127)
    expect(stderr).toContain('claude was not found. Install it with: npm install -g @anthropic-ai/claude-code')
  })

  it('says that FreeCC is not running, and starts the command all the same', async () => {
    const started = start(await scratchFolder(), ['run', '--', 'node', '-e', 'console.log(1)'], {
      FREECC_PORT: '18099',
    })
    await once(started.child, 'close')
    expect([started.stdout(), started.stderr()]).toEqual([
      '1\n',
      'FreeCC is not running at http://127.0.0.1:18099; start it with "freecc serve" or open the app.\n',
    ])
  })
})
