import { spawn } from 'node:child_process'

/** Runs a program and keeps its output to itself; rejects with the output if the program fails. */
export function runQuietly(file: string, args: readonly string[], options: QuietOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: options.folder,
      env: { ...process.env, ...options.env },
    })
    const timer = setTimeout(() => child.kill(), options.timeout ?? 10 * 60_000)
    const endNow = () => child.kill()
    process.once('exit', endNow)
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      process.off('exit', endNow)
      if (code === 0) resolve(output)
      else reject(new Error(`${file} ended with ${code ?? signal}:\n${output.trim()}`))
    })
  })
}

export interface QuietOptions {
  /** Where it runs; here unless told. */
  readonly folder?: string
  readonly env?: Readonly<Record<string, string>>
  /** In milliseconds; ten minutes unless told. */
  readonly timeout?: number
}
