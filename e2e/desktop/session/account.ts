import { execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'

/** Who runs the desktop and the app. Electron's sandbox does not work for root, who therefore becomes `nobody`. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const isRoot = process.getuid?.() === 0

export const account: Account | null = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : null

/** Gives a file or folder to the account. */
export function handOver(path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }))
}
