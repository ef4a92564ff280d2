import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startJsonServer, startServer as startUpstream } from '../models/testing/start-server.ts'
import { eventually, finish, scratchFolder, startServer } from './testing/command-line.ts'

const refresh = { FREECC_REFRESH_MODELS: 'true', FREECC_MODELS_URL: 'http://127.0.0.1:9/api.json' }
const env = ['env', '--shell', 'posix']

/** Ollama with one model in memory. */
function startOllama(window: number) {
  return startJsonServer({
    '/v1/models': { data: [{ id: 'gpt-oss:20b' }] },
    '/api/ps': { models: [{ name: 'gpt-oss:20b', context_length: window }] },
  })
}

function ollamaAt(origin: string) {
  return { BIG_MODEL_PROVIDER: 'ollama', BIG_MODEL_NAME: 'gpt-oss:20b', BIG_MODEL_API_BASE: `${origin}/v1` }
}

it('157, 293: "freecc env" tells the window of a local server where nothing runs', async () => {
  const settings = ollamaAt(await startOllama(65_536))
  const { code, stdout } = await finish(await scratchFolder(), env, { ...refresh, ...settings, FREECC_PORT: '18099' })
  expect(code).toBe(0)
  expect(stdout).toContain("export CLAUDE_CODE_MAX_CONTEXT_TOKENS='65536'")
})

it('"freecc env" does not fail for a server that never answers, and tells what is known', async () => {
  const settings = ollamaAt(await startUpstream(() => undefined))
  const { code, stdout } = await finish(await scratchFolder(), env, { ...refresh, ...settings, FREECC_PORT: '18099' })
  expect(code).toBe(0)
  expect(stdout).toContain("ANTHROPIC_DEFAULT_OPUS_MODEL_NAME='gpt-oss:20b (Ollama)'")
  expect(stdout).not.toContain('CLAUDE_CODE_MAX_CONTEXT_TOKENS')
})

it('157: "freecc serve" warns once of a window that is too small, and "freecc env" learns it from there', async () => {
  const folder = await scratchFolder()
  const server = await startServer(folder, [], { ...refresh, ...ollamaAt(await startOllama(4_096)) })
  await eventually(() => expect(server.stderr()).toContain('gpt-oss:20b on Ollama runs with a window of 4096 tokens'))
  const { stdout } = await finish(folder, env)
  expect(stdout).toContain("export CLAUDE_CODE_MAX_CONTEXT_TOKENS='4096'")
  expect(server.stderr().match(/runs with a window/g)).toHaveLength(1)
})

it('"freecc serve" renews the catalogue of models, which later commands read without asking again', async () => {
  const folder = await scratchFolder()
  const asked: string[] = []
  const directory = { openai: { models: { 'brand-new': { limit: { context: 77_000, output: 7_000 } } } } }
  const origin = await startJsonServer({ '/api.json': directory }, (request) => asked.push(request))
  const settings = {
    FREECC_REFRESH_MODELS: 'true',
    FREECC_MODELS_URL: `${origin}/api.json`,
    BIG_MODEL_NAME: 'brand-new',
    BIG_MODEL_API_BASE: origin,
  }
  const server = await startServer(folder, [], settings)
  const told = await eventually(async () => {
    const { stdout } = await finish(folder, env)
    expect(stdout).toContain("export CLAUDE_CODE_MAX_CONTEXT_TOKENS='77000'")
    return stdout
  })
  expect(told).toContain("export CLAUDE_CODE_MAX_OUTPUT_TOKENS='7000'")
  expect(await readFile(join(folder, 'state', 'freecc', 'models.json'), 'utf8')).toContain('brand-new')

  server.child.kill('SIGTERM')
  await server.ended
  const { stdout } = await finish(folder, env, { ...settings, FREECC_PORT: '18099', FREECC_REFRESH_MODELS: 'false' })
  expect(stdout).toContain("export CLAUDE_CODE_MAX_CONTEXT_TOKENS='77000'")
  expect(asked.filter((request) => request === 'GET /api.json')).toHaveLength(1)
})
