import { join, win32 } from 'node:path'
import type { SettingsScope } from '../../shared/claude-code.ts'
import type { Variables } from '../config/env-file.ts'

export interface ClaudeCodeSystem {
  readonly platform: NodeJS.Platform
  readonly home: string
  /** Of FreeCC: where it was started from a terminal, Claude Code in that terminal has the same. */
  readonly environment: Variables
}

export interface SettingsFile {
  readonly scope: Exclude<SettingsScope, 'environment'>
  readonly path: string
}

/** Claude Code's folder of the user's own files. */
export function configFolder({ home, environment }: ClaudeCodeSystem): string {
  const chosen = environment['CLAUDE_CONFIG_DIR'] ?? ''
  return chosen === '' ? join(home, '.claude') : chosen
}

export function userSettings(system: ClaudeCodeSystem): string {
  return join(configFolder(system), 'settings.json')
}

/** Of one person in one project: the shared `settings.json` may be committed, and a token must not be. */
export function projectSettings(folder: string): string {
  return join(folder, '.claude', 'settings.local.json')
}

/** What an administrator sets; only ever read. */
function managedSettings({ platform, environment }: ClaudeCodeSystem): string {
  switch (platform) {
    case 'darwin':
      return '/Library/Application Support/ClaudeCode/managed-settings.json'
    case 'win32':
      return win32.join(environment['ProgramFiles'] ?? 'C:\\Program Files', 'ClaudeCode', 'managed-settings.json')
    default:
      return '/etc/claude-code/managed-settings.json'
  }
}

/** The files that Claude Code reads when it starts in this folder, or outside of any project; the first wins. */
export function settingsFiles(system: ClaudeCodeSystem, folder: string | null): readonly SettingsFile[] {
  return [
    { scope: 'managed', path: managedSettings(system) },
    ...(folder === null
      ? []
      : ([
          { scope: 'local', path: projectSettings(folder) },
          { scope: 'project', path: join(folder, '.claude', 'settings.json') },
        ] as const)),
    { scope: 'user', path: userSettings(system) },
  ]
}

/** Where Claude Code notes who is logged in. */
export function loginFiles(system: ClaudeCodeSystem): { readonly state: string; readonly credentials: string } {
  const folder = configFolder(system)
  // Without a folder of the user's choice the state lies beside `.claude`.
  const state = (system.environment['CLAUDE_CONFIG_DIR'] ?? '') === '' ? system.home : folder
  return { state: join(state, '.claude.json'), credentials: join(folder, '.credentials.json') }
}
