import { existsSync } from 'node:fs'
import { win32 } from 'node:path'
import type { Variables } from '../config/env-file.ts'

export interface Launch {
  readonly file: string
  readonly args: readonly string[]
  readonly options: { readonly windowsVerbatimArguments?: boolean }
}

interface Wanted {
  readonly executable: string
  readonly commandArguments: readonly string[]
}

interface System {
  readonly platform: NodeJS.Platform
  readonly environment: Variables
}

/**
 * How to start a command. On Windows, programs from npm are batch files, which only the command processor can run, and
 * its quoting is its own.
 */
export function launchOf(
  { executable, commandArguments }: Wanted,
  { platform, environment }: System,
  exists: (path: string) => boolean = existsSync,
): Launch {
  const plain: Launch = { file: executable, args: commandArguments, options: {} }
  if (platform !== 'win32') return plain
  const found = findOnWindows(executable, environment, exists)
  if (found === null || !/\.(cmd|bat)$/i.test(found)) return { ...plain, file: found ?? executable }
  const line = [escapeForCmd(found), ...commandArguments.map((word) => escapeForCmd(quoteForWindows(word)))].join(' ')
  return {
    file: environment['ComSpec'] ?? 'cmd.exe',
    args: ['/d', '/s', '/c', `"${line}"`],
    options: { windowsVerbatimArguments: true },
  }
}

function findOnWindows(executable: string, environment: Variables, exists: (path: string) => boolean): string | null {
  const endings = (environment['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')
  const hasFolder = /[\\/]/.test(executable)
  const path = environment['Path'] ?? environment['PATH'] ?? ''
  const folders = hasFolder ? [''] : path.split(';').filter((folder) => folder !== '')
  const names = win32.extname(executable) === '' ? endings.map((ending) => executable + ending) : [executable]
  const candidates = folders.flatMap((folder) => names.map((name) => (hasFolder ? name : win32.join(folder, name))))
  return candidates.find(exists) ?? null
}

/** For programs that take their arguments apart as Microsoft's C runtime does: backslashes before a quote count double. */
function quoteForWindows(word: string): string {
  return `"${word.replace(/(\\*)("|$)/g, (_, slashes: string, end: string) => slashes + slashes + (end && `\\${end}`))}"`
}

/** The command processor reads the line, and the batch file's own line once more, so a caret must survive twice. */
function escapeForCmd(text: string): string {
  const once = (part: string) => part.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&')
  return text.startsWith('"') ? once(once(text)) : once(text)
}
