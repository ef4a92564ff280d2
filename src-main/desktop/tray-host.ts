import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const watcher = 'org.kde.StatusNotifierWatcher'
const property = 'IsStatusNotifierHostRegistered'

/** Programs that ask the session bus; most desktops have all of them. */
const questions: ReadonlyArray<readonly [program: string, ...args: readonly string[]]> = [
  [
    'gdbus',
    'call',
    '--session',
    `--dest=${watcher}`,
    '--object-path=/StatusNotifierWatcher',
    '--method=org.freedesktop.DBus.Properties.Get',
    watcher,
    property,
  ],
  ['busctl', '--user', 'get-property', watcher, '/StatusNotifierWatcher', watcher, property],
  [
    'dbus-send',
    '--session',
    '--print-reply',
    `--dest=${watcher}`,
    '/StatusNotifierWatcher',
    'org.freedesktop.DBus.Properties.Get',
    `string:${watcher}`,
    `string:${property}`,
  ],
]

/** A bus that does not answer within this time, in ms, has other troubles than ours. */
const patience = 2_000

/** Runs a program and gives what it prints; rejects where it fails or is missing. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string>

/**
 * Whether the desktop shows icons in a tray. On Linux that takes a program beside the desktop's own, which GNOME lacks;
 * without it Electron makes an icon that nobody sees, and says nothing. Where nobody can be asked, one is believed in.
 */
export async function findTrayHost(platform: NodeJS.Platform, runProgram: RunProgram = runOnce): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [program, ...args] of questions) {
    try {
      return (await runProgram(program, args)).includes('true')
    } catch (error) {
      if (!isMissing(error)) return false
    }
  }
  return true
}

async function runOnce(program: string, args: readonly string[]): Promise<string> {
  return (await run(program, [...args], { timeout: patience })).stdout
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
