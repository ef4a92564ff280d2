import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What `npm run setup:debian` brings, as far as it is programs. */
const needed = [
  'Xvfb',
  'dbus-daemon',
  'dbus-send',
  'gnome-keyring-daemon',
  'openbox',
  'xfce4-panel',
  'xdotool',
  'xterm',
  'import',
  'convert',
  'xprop',
  'xwininfo',
  'xclip',
  'setpriv',
  'tar',
] as const

/** Why there can be no desktop session here, or null. */
export function whatIsMissing(): string | null {
  if (process.platform !== 'linux') return 'the desktop session of the tests exists for Linux only'
  if (process.arch !== 'x64') return "the tests' Electron exists for x64 only"
  const missing = needed.filter((program) => !isInstalled(program))
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}; run "npm run setup:debian"`
}

function isInstalled(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
