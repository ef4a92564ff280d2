import { spawn, type ChildProcess } from 'node:child_process'

export interface CommandResult {
  /** Null if a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
}

export interface CommandOptions {
  readonly cwd: string
  /** The whole environment; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Ends it early, as if it had been killed from outside. */
  readonly signal?: AbortSignal | undefined
  /** Hears of all output so far whenever there is more. */
  readonly onOutput?: ((stdout: string) => void) | undefined
}

/** Runs a program without stdin to its end, or ends it and everything that it started when the time is over. */
export async function runCommand(
  command: string,
  commandArguments: readonly string[],
  { cwd, environment, timeoutMs, signal, onOutput }: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(command, commandArguments, {
    cwd,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    onOutput?.(stdout)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    signalGroup(child, 'SIGKILL')
  }, timeoutMs)
  signal?.addEventListener('abort', () => signalGroup(child, 'SIGKILL'), { once: true })
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    return { exitCode, stdout, stderr, timedOut }
  } finally {
    clearTimeout(timer)
    signalGroup(child, 'SIGKILL')
  }
}

/** Signals a process that was started as leader of its own group, and all that it started in it. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group has already ended.
  }
}
