import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startFakeGoogle } from '../auth/testing/fake-google.ts'
import { location, project, startFakeVertex } from '../proxy/testing/fake-vertex.ts'
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
    const { url, child } = await serve()
    // Eight letters a token for a tokenizer; the estimate would say twice as much.
    const body = { model: 'x', messages: [{ role: 'user', content: 'a'.repeat(8000) }] }
    const counted = (await (await post(`${url}/v1/messages/count_tokens`, body)).json()) as { input_tokens: number }
    expect(counted.input_tokens).toBeGreaterThan(1000)
    expect(counted.input_tokens).toBeLessThan(1500)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it("takes Google's library along, and signs in with it", async () => {
    const google = await startFakeGoogle()
    const vertex = await startFakeVertex((token) => google.issued.includes(token))
    vertex.answer = () => ({ body: { type: 'message' } })
    const { url } = await serve({
      BIG_MODEL_PROVIDER: 'vertex',
      BIG_MODEL_NAME: 'claude-opus-4-6',
      VERTEX_PROJECT_ID: project,
      VERTEX_LOCATION: location,
      VERTEX_API_BASE: vertex.url,
      GCE_METADATA_HOST: new URL(google.url).host,
    })
    const response = await post(`${url}/v1/messages`, {
      model: 'claude-x',
      max_tokens: 5,
      messages: [{ role: 'user', content: 'hi' }],
    })
    expect(await response.json()).toEqual({ type: 'message' })
    expect(google.issued).toHaveLength(1)
  })
})

/** Runs the built server, until the test ends, with nothing of this machine but these variables. */
async function serve(variables: Record<string, string> = {}) {
  const folder = await scratchFolder()
  const environment = { ...variables, HOME: folder, XDG_STATE_HOME: folder, PATH: process.env['PATH'] }
  const child = spawn(process.execPath, [entry, 'serve', '--port', '0'], { cwd: folder, env: environment })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.resume()
  await eventually(() => expect(stdout).toMatch(/^freecc listening on http:\/\/127\.0\.0\.1:\d+\n$/))
  return { child, url: stdout.trim().split(' ').at(-1) ?? '' }
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}
