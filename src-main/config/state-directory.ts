import { posix, win32 } from 'node:path'
import type { Variables } from './env-file.ts'

/** The user's folder for what programs remember between runs but nobody would back up. It may not exist yet. */
export function stateDirectory(platform: NodeJS.Platform, environment: Variables, home: string): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'freecc')
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'freecc')
    default: {
      // A relative XDG path is invalid by the XDG Base Directory Specification and must be ignored.
      const xdg = environment['XDG_STATE_HOME'] ?? ''
      return posix.join(posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'state'), 'freecc')
    }
  }
}
