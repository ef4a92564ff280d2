import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { postMessages, smallRequest, startChatStream, startUpstream } from '../proxy/testing/start.ts'
import {
  entry,
  eventually,
  finish,
  goneFrom,
  scratchFolder,
  startServer,
  type Started,
} from './testing/command-line.ts'

const bigKey = 'sk-canary-big-0123456789'
const smallKey = 'sk-canary-small-0123456789'

async function stop({ child, ended }: Started): Promise<number | string> {
  child.kill('SIGTERM')
  return ended
}

describe('freecc', () => {
  it('prints help and its version', async () => {
    const folder = await scratchFolder()
    expect(await finish(folder, ['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('doctor') as unknown,
    })
    expect((await finish(folder, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('answers what it does not understand with one line and exit code 2', async () => {
    const { code, stdout, stderr } = await finish(await scratchFolder(), ['serve', '--bogus'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('freecc serve', () => {
  it('starts with nothing configured, and its answer says what to set', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder)
    const response = await postMessages(server.url, smallRequest)
    expect([response.status, response.headers.get('x-should-retry')]).toEqual([400, 'false'])
    expect(await response.text()).toContain('OPENAI_API_KEY')
    expect(server.stderr()).toContain('OPENAI_API_KEY')
    expect(await stop(server)).toBe(0)
    expect(server.stdout()).toBe(`freecc listening on ${server.url}\n`)
  })

  it('reads .env, sends each tier its key, and never prints a key', async () => {
    const folder = await scratchFolder()
    const seen: (string | undefined)[] = []
    const upstream = await startUpstream((incoming, response) => {
      seen.push(incoming.headers.authorization)
      incoming.resume()
      const stream = startChatStream(response)
      stream.chunk({ role: 'assistant', content: `my key is ${String(incoming.headers.authorization)}` })
      stream.finish()
    })
    await writeFile(
      join(folder, '.env'),
      `BIG_MODEL_API_KEY="${bigKey}" # mine\r\nexport BIG_MODEL_API_BASE=${upstream.url}/\r\n` +
        `SMALL_MODEL_API_KEY='${smallKey}'\r\nLOG_REQUEST_BODY=yes\r\nLOG_RESPONSE_BODY=on\r\nCONSOLE_LOG_LEVEL=DEBUG\r\n`,
    )
    const server = await startServer(folder)
    for (const model of ['claude-opus-5-5', 'claude-haiku-5-5']) {
      const request = { ...smallRequest, stream: true, model, messages: [{ role: 'user', content: `hello ${bigKey}` }] }
      const response = await postMessages(server.url, request)
      expect([response.status, (await response.text()).includes('message_stop')]).toEqual([200, true])
    }
    expect(await stop(server)).toBe(0)
    expect(seen).toEqual([`Bearer ${bigKey}`, `Bearer ${smallKey}`])

    const log = await readFile(join(folder, 'claude-proxy.log'), 'utf8')
    const printed = server.stdout() + server.stderr()
    expect(printed).toContain('••••6789')
    expect(printed).toMatch(/INFO +claude-opus-5-5 → openai\/gpt-4\.1 · 0 tools, 1 message · 200 done/)
    expect(log).toContain('request body')
    expect(log).toContain('response body')
    expect(printed + log).not.toContain('sk-canary')
  })

  it('finishes open streams after SIGTERM, and takes no new ones', async () => {
    const upstream = await startUpstream((incoming, response) => {
      incoming.resume()
      const stream = startChatStream(response)
      stream.chunk({ role: 'assistant', content: 'begun' })
      finishUpstream = () => {
        stream.chunk({ content: ' and finished' })
        stream.finish()
      }
    })
    let finishUpstream = () => undefined as void
    const folder = await scratchFolder()
    const server = await startServer(folder, [], { OPENAI_API_BASE: upstream.url })
    const response = await postMessages(server.url, { ...smallRequest, stream: true })
    const text = response.text()
    server.child.kill('SIGTERM')
    await eventually(() => expect(server.stderr()).toContain('Stopping'))
    await goneFrom(server.url)
    finishUpstream()
    expect(await text).toMatch(/begun[\s\S]*and finished[\s\S]*event: message_stop/)
    expect(await server.ended).toBe(0)
    expect(await readdir(join(folder, 'state', 'freecc'))).toEqual([])
  })

  it('does not outlive the npm that started it', async () => {
    const folder = await scratchFolder()
    const shell = spawn('sh', ['-c', `"${process.execPath}" -- "${entry}" serve --port 0; true`], {
      cwd: folder,
      env: { ...process.env, HOME: folder, XDG_STATE_HOME: folder, npm_lifecycle_event: 'serve' },
    })
    let stdout = ''
    shell.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    shell.stderr.resume()
    await eventually(() => expect(stdout).toContain('freecc listening on'))
    shell.kill('SIGTERM')
    await goneFrom(stdout.trim().split(' ').at(-1) ?? '')
  })

  it('ends open streams at the second signal', async () => {
    const upstream = await startUpstream((incoming, response) => {
      incoming.resume()
      startChatStream(response).chunk({ role: 'assistant', content: 'begun' })
    })
    const server = await startServer(await scratchFolder(), [], { OPENAI_API_BASE: upstream.url })
    const response = await postMessages(server.url, { ...smallRequest, stream: true })
    const text = response.text().catch(() => 'cut off')
    server.child.kill('SIGINT')
    await eventually(() => expect(server.stderr()).toContain('Stopping'))
    const again = setInterval(() => server.child.kill('SIGINT'), 500)
    expect(await server.ended).toBe(130)
    clearInterval(again)
    expect(await text).not.toContain('message_stop')
  })

  it('says in one sentence that the port is in use, and by whom', async () => {
    const folder = await scratchFolder()
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = String(typeof address === 'object' && address !== null ? address.port : 0)
    const refused = await finish(folder, ['serve', '--port', port])
    taken.close()
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(`Port ${port} on 127.0.0.1 is in use by another program: stop it`)

    const server = await startServer(folder)
    const second = await finish(folder, ['serve', '--port', new URL(server.url).port])
    expect(second.stderr).toContain(`in use by another FreeCC (process ${server.child.pid})`)
    await stop(server)
  })

  it('fails if the file it was told to read is missing', async () => {
    const { code, stdout, stderr } = await finish(await scratchFolder(), ['serve', '--env-file', 'none.env'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^--env-file: there is no file .*none\.env\.\n$/)
  })

  it('starts in spite of bad values, says what is wrong with each, and repeats none', async () => {
    const folder = await scratchFolder()
    await mkdir(join(folder, '.env'))
    const server = await startServer(folder, [], {
      BIG_MODEL_PROVIDER: 'hunter2',
      OPENAI_API_BASE: 'ftp://hunter2',
      XAI_API_KEY: 'hunter2 hunter2',
      FILE_LOG_LEVEL: 'hunter2',
      LOG_REQUEST_BODY: 'hunter2',
    })
    expect(server.stderr().match(/^Problem: /gm)).toHaveLength(6)
    expect(server.stderr()).not.toContain('hunter2')
    const response = await postMessages(server.url, smallRequest)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('BIG_MODEL_PROVIDER is not a provider FreeCC knows')
    expect(await stop(server)).toBe(0)
  })

  it('asks clients for FREECC_TOKEN, and does not start with one that cannot be sent', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder, [], { FREECC_TOKEN: 'canary-token' })
    expect((await postMessages(server.url, smallRequest)).status).toBe(401)
    const known = await postMessages(server.url, smallRequest, { authorization: 'Bearer canary-token' })
    expect(known.status).toBe(400)
    await stop(server)
    expect(server.stdout() + server.stderr()).not.toContain('canary-token')
    expect(await finish(folder, ['serve', '--port', '0'], { FREECC_TOKEN: 'two words' })).toMatchObject({ code: 1 })
  })

  it('warns when other machines can reach it, and does not start without a token then', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder, ['--host', '0.0.0.0'], { FREECC_TOKEN: 'canary-token' })
    expect(server.stderr()).toContain('Warning: other machines can reach FreeCC')
    expect((await postMessages(server.url.replace('0.0.0.0', '127.0.0.1'), smallRequest)).status).toBe(401)
    await stop(server)
    const open = await finish(folder, ['serve', '--port', '0', '--host', '0.0.0.0'])
    expect(open).toMatchObject({ code: 1, stdout: '' })
    expect(open.stderr).toContain('FREECC_TOKEN is not set')
  })

  it('logs an error that nobody caught, redacted; an exception ends it with status 1, a rejection does not', async () => {
    const folder = await scratchFolder()
    const faults =
      "process.on('SIGUSR2', () => { throw new Error('lost ' + process.env.OPENAI_API_KEY) })" +
      ".on('SIGCONT', () => void Promise.reject(new Error('left alone')))"
    const server = await startServer(folder, [], {
      NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(faults)}"`,
      OPENAI_API_KEY: 'canary-key-0123456789',
    })
    server.child.kill('SIGCONT')
    await eventually(() => expect(server.stderr()).toContain('uncaught rejection): Error: left alone'))
    expect((await fetch(`${server.url}/api/hello`)).status).toBe(200)
    server.child.kill('SIGUSR2')
    expect(await server.ended).toBe(1)
    const log = await readFile(join(folder, 'claude-proxy.log'), 'utf8')
    for (const text of [server.stderr(), log]) expect(text).toContain('uncaught exception): Error: lost [hidden]')
    expect(server.stderr() + log).not.toContain('canary-key')
    expect(await readdir(join(folder, 'state/freecc'))).toEqual([])
  })

  it('goes on where the log file cannot be written', async () => {
    const folder = await scratchFolder()
    await mkdir(join(folder, 'claude-proxy.log'))
    const server = await startServer(folder)
    expect((await postMessages(server.url, smallRequest)).status).toBe(400)
    await eventually(() => expect(server.stderr()).toContain('FreeCC goes on without it'))
    expect((await postMessages(server.url, smallRequest)).status).toBe(400)
    expect(await stop(server)).toBe(0)
  })

  it('tells others where it listens, in a file that only its owner can read', async () => {
    const folder = await scratchFolder()
    const server = await startServer(folder, [], { FREECC_TOKEN: 'canary-token', OPENAI_API_KEY: bigKey })
    const path = join(folder, 'state', 'freecc', `runtime-${server.child.pid}.json`)
    const content = await readFile(path, 'utf8')
    expect(JSON.parse(content)).toMatchObject({
      host: '127.0.0.1',
      port: Number(new URL(server.url).port),
      token: 'canary-token',
      pid: server.child.pid,
    })
    expect(content).not.toContain('sk-canary')
    expect((await stat(path)).mode & 0o077).toBe(0)
    await stop(server)
  })
})
