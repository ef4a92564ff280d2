import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import { isRoot } from './account.ts'
import type { ElectronCommand } from './electron-command.ts'
import { findTestElectron } from './find-test-electron.ts'
import { projectFolder, wantsTestElectron } from './project.ts'
import { runQuietly } from './run-quietly.ts'

/** Finds an Electron that can run here, or says in half a sentence why there is none. */
export async function findElectron(): Promise<Result<ElectronCommand>> {
  if (!hasDisplay()) return fail('there is no display')
  if (wantsTestElectron()) return findTestElectron()
  if (isRoot) return fail("Electron's sandbox does not work for root")
  try {
    // Downloads what is missing, and is done at once if nothing is.
    const electron = join(projectFolder, 'node_modules/electron')
    await runQuietly(process.execPath, [join(electron, 'install.js')])
    const file: unknown = createRequire(import.meta.url)(electron)
    return typeof file === 'string'
      ? ok({ file, args: [projectFolder], env: {} })
      : fail('Electron is not where it should be')
  } catch {
    return fail('Electron could not be downloaded')
  }
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY)
}
