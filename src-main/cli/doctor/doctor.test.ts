import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startUpstream } from '../../proxy/testing/start.ts'
import { finish, scratchFolder, startServer } from '../testing/command-line.ts'
import { describeFindings, fine, problem, warning } from './finding.ts'

const key = 'sk-canary-0123456789abcdef'
const port = '18098'

/** A stand-in for Claude Code, first on the path. */
async function withClaude(folder: string): Promise<Record<string, string>> {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'claude'), '#!/bin/sh\necho "2.1.330 (Claude Code)"\n')
  await chmod(join(bin, 'claude'), 0o755)
  return { PATH: [bin, dirname(process.execPath), process.env['PATH']].join(delimiter), FREECC_PORT: port }
}

/** An upstream with a list of models for those who have the key. */
async function startModels() {
  const asked: string[] = []
  const upstream = await startUpstream((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization ?? ''}`)
    response.writeHead(incoming.headers.authorization === `Bearer ${key}` ? 200 : 401).end('{"data":[]}')
  })
  return { ...upstream, asked }
}

/** A port that is taken until it is closed. */
async function listen() {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe('freecc doctor', () => {
  it('finds everything in order, with one short request to the provider', async () => {
    const folder = await scratchFolder()
    const environment = await withClaude(folder)
    const { url, asked } = await startModels()
    await writeFile(join(folder, '.env'), `OPENAI_API_KEY=${key}\nOPENAI_API_BASE=${url}`, { mode: 0o600 })
    const { code, stdout, stderr } = await finish(folder, ['doctor'], environment)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`ok       BIG   openai/gpt-4.1 at ${url}/v1, key OPENAI_API_KEY ••••cdef`)
    expect(stdout).toContain(`ok       ${url}/v1 answers and accepts OPENAI_API_KEY.`)
    expect(stdout).toContain(`port ${port} on 127.0.0.1 is free`)
    expect(stdout).toContain('Claude Code is installed: 2.1.330 (Claude Code).')
    // A model server that happens to run on this machine may add a warning of its own.
    expect(stdout).not.toMatch(/^problem/m)
    expect(stdout).not.toContain('sk-canary')
    expect(asked).toEqual([`GET /v1/models Bearer ${key}`])
  })

  it('lists fallbacks and keys, and warns of a fallback that cannot be used', async () => {
    const folder = await scratchFolder()
    const { url } = await startModels()
    const environment = {
      ...(await withClaude(folder)),
      OPENAI_API_KEY: `${key},${key.toUpperCase()}`,
      OPENAI_API_BASE: url,
      BIG_MODEL_FALLBACKS: 'openai/gpt-4.1-mini, xai/grok-4',
    }
    const { stdout } = await finish(folder, ['doctor'], environment)
    const keys = 'keys OPENAI_API_KEY ••••cdef, ••••CDEF'
    expect(stdout).toContain(
      `ok       BIG   openai/gpt-4.1 at ${url}/v1, ${keys}\nok       then  openai/gpt-4.1-mini at ${url}/v1, ${keys}`,
    )
    expect(stdout).toContain('warning  then  xai/grok-4 cannot be used: No API key for xAI: set XAI_API_KEY')
  })

  it('says what to set where nothing is configured', async () => {
    const { code, stdout } = await finish(await scratchFolder(), ['doctor'], { PATH: '/nowhere', FREECC_PORT: port })
    expect(code).toBe(1)
    expect(stdout).toMatch(/problem {2}BIG .*set OPENAI_API_KEY in \.env/)
    expect(stdout).toContain('warning  Claude Code was not found.\n         → npm install -g @anthropic-ai/claude-code')
  })

  it('tells that nothing listens at a base URL, and that the port is taken', async () => {
    const [free, taken] = [await listen(), await listen()]
    await free.close()
    const url = `http://127.0.0.1:${free.port}/v1`
    const environment = { OPENAI_API_BASE: url, FREECC_PORT: `${taken.port}` }
    const { code, stdout } = await finish(await scratchFolder(), ['doctor'], environment)
    await taken.close()
    expect(code).toBe(1)
    expect(stdout).toContain(`problem  ${url} cannot be reached: nothing listens there.`)
    expect(stdout).toContain(`problem  Port ${taken.port} on 127.0.0.1 is in use by another program.`)
  })

  it('finds the running FreeCC, and settings that lead Claude Code past it', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder)
    await mkdir(join(folder, '.claude'))
    const settings = { env: { ANTHROPIC_BASE_URL: 'https://elsewhere.example' } }
    await writeFile(join(folder, '.claude', 'settings.json'), JSON.stringify(settings))
    const environment = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_AUTH_TOKEN: 'x', ANTHROPIC_API_KEY: key }
    const { stdout } = await finish(folder, ['doctor'], environment)
    expect(stdout).toContain(`FreeCC runs at ${server.url} (process ${server.child.pid}).`)
    expect(stdout).toContain('ANTHROPIC_AUTH_TOKEN and ANTHROPIC_API_KEY are both set')
    expect(stdout).toContain('settings.json points Claude Code elsewhere than FreeCC, and wins over the shell.')
  })

  it('warns of a file with keys that others can read', async () => {
    const folder = await scratchFolder()
    await writeFile(join(folder, 'keys.env'), '', { mode: 0o644 })
    const { stdout } = await finish(folder, ['doctor', '--env-file', 'keys.env'], { FREECC_PORT: port })
    expect(stdout).toContain(`Other users can read ${join(folder, 'keys.env')}`)
  })
})

it('ends a report with a verdict', () => {
  expect(describeFindings([fine('a')])).toMatch(/\n\nEverything is in order\.$/)
  expect(describeFindings([problem('a', 'do'), warning('b')])).toBe(
    'problem  a\n         → do\nwarning  b\n\n1 problem, 1 warning.',
  )
})
