import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import { assembleTestApp } from './assemble-test-app.ts'
import { cacheFolder, projectFolder, wantsTestElectron } from './project.ts'
import { runQuietly } from './run-quietly.ts'

/** How to start the app that was built. */
export interface ElectronCommand {
  readonly file: string
  readonly args: readonly string[]
}

/** Finds an Electron that can run here, or says in half a sentence why there is none. */
export async function findElectron(): Promise<Result<ElectronCommand>> {
  if (!hasDisplay()) return fail('there is no display')
  if (wantsTestElectron()) return findTestElectron()
  if (isRoot()) return fail("Electron's sandbox does not work for root")
  try {
    // Downloads what is missing, and is done at once if nothing is.
    const electron = join(projectFolder, 'node_modules/electron')
    await runQuietly(process.execPath, [join(electron, 'install.js')])
    const file: unknown = createRequire(import.meta.url)(electron)
    return typeof file === 'string' ? ok({ file, args: [projectFolder] }) : fail('Electron is not where it should be')
  } catch {
    return fail('Electron could not be downloaded')
  }
}

async function findTestElectron(): Promise<Result<ElectronCommand>> {
  try {
    const file = await assembleTestApp(join(cacheFolder, 'app'))
    console.error("FreeCC starts in the tests' Electron 25.1.1, which is not safe to use for anything else.")
    return ok({ file, args: isRoot() ? ['--no-sandbox'] : [] })
  } catch (error) {
    return fail(`the tests' Electron could not be prepared (${error instanceof Error ? error.message : String(error)})`)
  }
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY)
}

function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}
