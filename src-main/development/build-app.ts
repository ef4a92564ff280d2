import { join } from 'node:path'
import { projectFolder } from './project.ts'
import { runQuietly } from './run-quietly.ts'

export const appParts = ['main', 'preload', 'renderer'] as const

/** Builds the app for the official Electron into `dist/`, or for the tests' Electron into the cache. */
export async function buildApp(forTestElectron: boolean): Promise<void> {
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js')
  const env = { FREECC_TEST_ELECTRON: forTestElectron ? '1' : '' }
  await Promise.all(
    appParts.map((part) =>
      runQuietly(process.execPath, [vite, 'build', '--mode', part, '--logLevel', 'warn'], {
        env,
        folder: projectFolder,
      }),
    ),
  )
}
