import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { account } from '../../../src-main/development/account.ts'

export interface ServiceOptions {
  readonly environment: Readonly<Record<string, string>>
  /** Gets what the service prints. */
  readonly logFile: string
  /** Written to its standard input, which is closed then. */
  readonly input?: string
}

export interface Service {
  /** Resolves with the first line it prints. */
  readonly firstLine: Promise<string>
  stop(): Promise<void>
}

/** Starts a program of the desktop, as the account that owns the desktop and in a process group of its own. */
export function startService(file: string, args: readonly string[], options: ServiceOptions): Service {
  const child = spawn(file, args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    env: { ...options.environment },
    ...(account ?? {}),
  })
  // A service that ended at once is missed by whoever waits for it.
  child.stdin.on('error', () => undefined).end(options.input ?? '')
  child.stderr.on('data', (chunk: Buffer) => appendFileSync(options.logFile, chunk))
  const firstLine = new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      appendFileSync(options.logFile, chunk)
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`${file} ended; see ${options.logFile}`)))
  })
  // Most services are asked in other ways whether they are up.
  firstLine.catch(() => undefined)
  const killNow = () => signalGroup(child, 'SIGKILL')
  // Nothing may be left behind if this process has to end in a hurry.
  process.once('exit', killNow)
  child.once('exit', () => process.off('exit', killNow))
  return { firstLine, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 3_000)
  signalGroup(child, 'SIGTERM')
  await ended
  clearTimeout(timer)
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal)
}
