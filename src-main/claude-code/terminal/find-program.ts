import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { promisify } from 'node:util'
import type { ClaudeCodeSystem } from '../settings-places.ts'

/** Where installers put `claude`, for apps that know less of the PATH than a shell does. */
const usualFolders = ['.local/bin', '.claude/local', '.npm-global/bin', '.bun/bin', '.volta/bin', 'bin']
const systemFolders = ['/usr/local/bin', '/opt/homebrew/bin', '/usr/bin', '/bin']

/** How long the user's shell may take to start and answer. In ms. */
const shellPatience = 4_000

/** Where a program of this name is, or null. */
export function findProgram(name: string, system: ClaudeCodeSystem): string | null {
  const { platform, environment } = system
  if (isAbsolute(name)) return isProgram(name, platform) ? name : null
  const path = environment['PATH'] ?? environment['Path'] ?? ''
  const folders = path.split(platform === 'win32' ? ';' : ':').filter((folder) => folder !== '')
  return findIn(folders, name, platform)
}

/** Where `claude` is: on the PATH, where installers put it, or where the user's own shell finds it. */
export async function findClaude(system: ClaudeCodeSystem): Promise<string | null> {
  const { platform, home, environment } = system
  const names = platform === 'win32' ? ['claude.exe', 'claude.cmd', 'claude.bat'] : ['claude']
  const folders = usualFolders.map((folder) => join(home, folder))
  const others = platform === 'win32' ? [join(environment['APPDATA'] ?? home, 'npm')] : systemFolders
  for (const name of names) {
    const found = findProgram(name, system) ?? findIn([...folders, ...others], name, platform)
    if (found !== null) return found
  }
  return platform === 'win32' ? null : askShell(environment['SHELL'] ?? '/bin/sh')
}

function findIn(folders: readonly string[], name: string, platform: NodeJS.Platform): string | null {
  return folders.map((folder) => join(folder, name)).find((path) => isProgram(path, platform)) ?? null
}

function isProgram(path: string, platform: NodeJS.Platform): boolean {
  try {
    accessSync(path, platform === 'win32' ? constants.F_OK : constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** A version manager may put `claude` on the PATH of interactive shells alone. */
async function askShell(shell: string): Promise<string | null> {
  try {
    const options = { timeout: shellPatience, encoding: 'utf8' } as const
    const { stdout } = await promisify(execFile)(shell, ['-lic', 'command -v claude'], options)
    const last = stdout.trim().split('\n').at(-1) ?? ''
    return isAbsolute(last) && isProgram(last, process.platform) ? last : null
  } catch {
    return null
  }
}
