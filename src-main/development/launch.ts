import { spawn, type ChildProcess } from 'node:child_process'
import type { ElectronCommand } from './electron-command.ts'

export interface Launched {
  readonly process: ChildProcess
  /** Resolves when the app is up, or with the way it ended before. */
  readonly started: Promise<'ready' | 'ended' | 'crashed'>
  readonly ended: Promise<number>
}

/** Starts the app; it tells over Node's process channel when it is up. */
export function launch({ file, args, env }: ElectronCommand, moreArgs: readonly string[]): Launched {
  const child = spawn(file, [...args, ...moreArgs], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const ready = new Promise<'ready'>((resolve) => child.once('message', () => resolve('ready')))
  return {
    process: child,
    started: Promise.race([ready, ended.then((code) => (code === 0 ? 'ended' : 'crashed'))]),
    ended,
  }
}
