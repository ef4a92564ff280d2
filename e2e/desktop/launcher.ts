import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asAccount } from '../../src-main/development/account.ts'

/** Playwright starts one file; this one, in the given folder, becomes the app with the rights of the account. */
export function writeLauncher(folder: string, electron: string): string {
  const launcher = join(folder, 'launch')
  writeFileSync(launcher, `#!/bin/sh\nexec ${asAccount([`'${electron}'`]).join(' ')} "$@"\n`, { mode: 0o755 })
  return launcher
}
