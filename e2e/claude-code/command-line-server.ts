import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './run-command.ts'

/** `freecc serve`, started the way the README tells a user to. */
export interface CommandLineServer {
  readonly baseUrl: string
  /** Its user's home, where it leaves its address for other programs. */
  readonly home: string
  /** Asks it to stop and waits; then all that it printed is known. Throws if it does not stop. May be repeated. */
  stop(): Promise<StoppedServer>
}

export interface StoppedServer {
  readonly stdout: string
  readonly stderr: string
}

const root = join(import.meta.dirname, '../..')
const startTimeoutMs = 30_000
const stopTimeoutMs = 20_000
const announcement = /^freecc listening on (http:\/\/\S+)\n/

/** `settings` become the lines of its `.env` file; nothing else of the environment reaches it. */
export async function startCommandLineServer(settings: Readonly<Record<string, string>>): Promise<CommandLineServer> {
  const home = await mkdtemp(join(tmpdir(), 'freecc-serve-'))
  const envFile = join(home, 'settings.env')
  // Single quotes keep everything as it is, JSON too.
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`)
  await writeFile(envFile, lines.join(''))

  const child = spawn('npm', ['run', '--silent', 'serve', '--', '--port', '0', '--env-file', envFile], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: home, FREECC_REFRESH_MODELS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let stdout = ''
  let stderr = ''
  const announced = Promise.withResolvers<string | null>()
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    const url = announcement.exec(stdout)?.[1]
    if (url !== undefined) announced.resolve(url)
  })
  // "close" comes when the last process that can write to the pipes is gone, so also the one that npm started.
  const closed = new Promise<'closed'>((resolve) => child.once('close', () => resolve('closed')))
  void closed.then(() => announced.resolve(null))
  const timer = setTimeout(() => announced.resolve(null), startTimeoutMs)

  async function stopNow(): Promise<StoppedServer> {
    // As a process manager does it, which knows of npm only.
    child.kill('SIGTERM')
    const outcome = await Promise.race([closed, sleep(stopTimeoutMs, 'still running', { ref: false })])
    signalGroup(child, 'SIGKILL')
    await rm(home, { recursive: true, force: true })
    if (outcome === 'still running') throw new Error(`"freecc serve" did not stop.\nstderr: ${stderr}`)
    return { stdout, stderr }
  }
  let stopped: Promise<StoppedServer> | undefined
  const stop = () => (stopped ??= stopNow())

  const baseUrl = await announced.promise
  clearTimeout(timer)
  if (baseUrl !== null) return { baseUrl, home, stop }
  await stop()
  throw new Error(`"freecc serve" did not say that it listens.\nstdout: ${stdout}\nstderr: ${stderr}`)
}
