import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'

export const entry = join(import.meta.dirname, '..', '..', 'cli.ts')

/** A folder to work in and a home of its own, removed when the test ends. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'freecc-cli-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export interface Started {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  /** Resolves with the exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Starts the command line in a folder, with nothing of this machine's environment but the path to programs. */
export function start(folder: string, words: readonly string[], environment: Record<string, string> = {}): Started {
  // As in package.json: Node would take --env-file for its own, wherever it stands, were it not for the two dashes.
  const child = spawn(process.execPath, ['--', entry, ...words], {
    cwd: folder,
    env: {
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      HOME: folder,
      XDG_STATE_HOME: join(folder, 'state'),
      LOCALAPPDATA: join(folder, 'state'),
      FREECC_REFRESH_MODELS: 'false',
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

/** Resolves when nothing answers at a URL any more. */
export async function goneFrom(url: string): Promise<void> {
  await eventually(async () => {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered) throw new Error(`${url} still answers`)
  })
}

export interface Finished {
  readonly code: number | string
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line to its end. */
export async function finish(
  folder: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Finished> {
  const { stdout, stderr, ended } = start(folder, words, environment)
  const code = await ended
  return { code, stdout: stdout(), stderr: stderr() }
}

/** Starts `serve` on a free port and waits until it listens. */
export async function startServer(
  folder: string,
  words: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Started & { readonly url: string }> {
  const started = start(folder, ['serve', '--port', '0', ...words], environment)
  const url = await eventually(() => {
    const found = /^freecc listening on (http:\/\/\S+)\n/.exec(started.stdout())?.[1]
    if (found === undefined) throw new Error(`It does not listen yet: ${started.stderr()}`)
    return found
  })
  return { ...started, url }
}

/** Waits until a check passes; patient, because other work may keep the machine busy. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 })
}
