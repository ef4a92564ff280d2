import { execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'

/** Who runs Electron in tests. Its sandbox does not work for root, who therefore becomes `nobody`. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

export const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** Null where the user's own account will do. */
export const account: Account | null = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : null

/** Gives a file or folder to the account. */
export function handOver(path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}

/** A command that runs as the account. */
export function asAccount(command: readonly string[]): readonly string[] {
  if (account === null) return command
  return ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--', ...command]
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }))
}
