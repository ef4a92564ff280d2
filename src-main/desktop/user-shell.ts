import { userInfo } from 'node:os'
import type { ShellId } from '../../shared/env-snippets.ts'

/** The shell whose command to offer first: the user's login shell, or PowerShell on Windows. */
export function userShell(platform: NodeJS.Platform, loginShell = userInfo().shell): ShellId {
  if (platform === 'win32') return 'powershell'
  return loginShell?.endsWith('/fish') === true ? 'fish' : 'posix'
}
