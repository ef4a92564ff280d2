import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { failWith } from '../../../shared/i18n/words.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { isNodeError } from '../../config/node-error.ts'
import type { LoginStart } from '../../services/ports.ts'
import { autostartEntry, readAutostartEntry } from './autostart-entry.ts'

/** Where a Linux desktop looks for what to start at login. */
export function autostartPath(environment: NodeJS.ProcessEnv, home: string): string {
  const configured = environment['XDG_CONFIG_HOME']
  // A relative path counts as none: https://specifications.freedesktop.org/basedir-spec/latest/
  const folder = configured?.startsWith('/') === true ? configured : join(home, '.config')
  return join(folder, 'autostart', 'freecc.desktop')
}

/** Start at login by a file, on Linux, where Electron has nothing for it. */
export function createAutostartFile(path: string, command: readonly string[]): LoginStart {
  return {
    startAtLogin: () => readAutostartEntry(readText(path)),
    setStartAtLogin(on): Result<void> {
      try {
        if (on) {
          mkdirSync(dirname(path), { recursive: true })
          writeFileSync(path, autostartEntry('FreeCC', command))
        } else {
          rmSync(path, { force: true })
        }
        return ok(undefined)
      } catch (error) {
        return failWith('failure.autostart', {
          file: path,
          reason: error instanceof Error ? error.message : String(error),
        })
      }
    },
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isNodeError(error)) return undefined
    throw error
  }
}
