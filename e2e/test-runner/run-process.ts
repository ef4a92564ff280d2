import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface ProcessResult {
  /** Null if a signal ended it. */
  readonly exitCode: number | null
  /** stdout and stderr as they came. */
  readonly output: string
}

export const root = join(import.meta.dirname, '../..')

/** Runs a program in the project's root to its end; after `minutes` it and all that it started are stopped. */
export async function runProcess(
  command: string,
  commandArguments: readonly string[],
  minutes: number,
): Promise<ProcessResult> {
  const isWindows = process.platform === 'win32'
  const child = spawn(command, commandArguments, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a script on Windows, which has no process groups either.
    shell: isWindows,
    detached: !isWindows,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const timer = setTimeout(() => {
    output += `\nStopped after ${minutes} minutes.\n`
    if (isWindows || child.pid === undefined) child.kill()
    else process.kill(-child.pid, 'SIGKILL')
  }, minutes * 60_000)
  return new Promise((resolve) => {
    const finish = (exitCode: number | null) => {
      clearTimeout(timer)
      resolve({ exitCode, output })
    }
    child.once('error', (error) => {
      output += error.message
      finish(null)
    })
    child.once('close', finish)
  })
}
