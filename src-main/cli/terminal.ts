import type { Variables } from '../config/env-file.ts'

/** What a command sees of the outside world. */
export interface Terminal {
  /** Writes one line (or several) to standard output: results only, because scripts read them. */
  readonly print: (text: string) => void
  /** Writes to standard error: everything else. */
  readonly note: (text: string) => void
  readonly isOutputForPeople: boolean
  readonly isErrorColoured: boolean
  readonly environment: Variables
  readonly workingDirectory: string
  readonly platform: NodeJS.Platform
}

/** The process's own streams. A reader that goes away, as `head` does, is no reason to stop serving. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    isOutputForPeople: process.stdout.isTTY === true,
    isErrorColoured: process.stderr.isTTY === true && process.stderr.hasColors(),
    environment: process.env,
    workingDirectory: process.cwd(),
    platform: process.platform,
  }
}
