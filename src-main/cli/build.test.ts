import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { eventually, scratchFolder } from './testing/command-line.ts'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, '.cache', 'test-cli')
const entry = join(built, 'cli.js')

beforeAll(() => {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const words = [vite, 'build', '--mode', 'cli', '--outDir', built, '--logLevel', 'warn']
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}, 120_000)

describe('the built command line', () => {
  it('has an entry that any Node can load, because it imports nothing before it has looked at the version', async () => {
    expect(await readFile(entry, 'utf8')).not.toMatch(/^\s*(import|export)\b.*["']/m)
  })

  it('says which Node it needs on an older one', () => {
    const pretend = 'Object.defineProperty(process, "versions", { value: { node: "22.18.0" } })'
    const words = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, entry, 'serve']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'FreeCC needs Node 22.19 or later; this is Node 22.18.0.\n',
    })
  })

  it('serves, and takes its tokenizer along', async () => {
    const folder = await scratchFolder()
    const environment = { HOME: folder, XDG_STATE_HOME: folder, PATH: process.env['PATH'] }
    const child = spawn(process.execPath, [entry, 'serve', '--port', '0'], { cwd: folder, env: environment })
    onTestFinished(() => void child.kill('SIGKILL'))
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.resume()
    await eventually(() => expect(stdout).toMatch(/^freecc listening on http:\/\/127\.0\.0\.1:\d+\n$/))
    const body = JSON.stringify({ model: 'x', messages: [{ role: 'user', content: 'a'.repeat(8000) }] })
    const address = `${stdout.trim().split(' ').at(-1)}/v1/messages/count_tokens`
    const headers = { 'content-type': 'application/json' }
    const counted = (await (await fetch(address, { method: 'POST', headers, body })).json()) as { input_tokens: number }
    // Eight letters a token for a tokenizer; the estimate would say twice as much.
    expect(counted.input_tokens).toBeGreaterThan(1000)
    expect(counted.input_tokens).toBeLessThan(1500)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
