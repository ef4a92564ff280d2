import { join } from 'node:path'
import { projectFolder } from './project.ts'
import { runQuietly } from './run-quietly.ts'

export const appParts = ['main', 'preload', 'renderer'] as const

/** Builds the app into this folder, for the official Electron or for the tests'. */
export async function buildApp(folder: string, forTestElectron: boolean): Promise<void> {
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js')
  const env = { FREECC_TEST_ELECTRON: forTestElectron ? '1' : '' }
  await Promise.all(
    appParts.map((part) =>
      runQuietly(
        process.execPath,
        [vite, 'build', '--mode', part, '--outDir', join(folder, part), '--emptyOutDir', '--logLevel', 'warn'],
        { env, folder: projectFolder },
      ),
    ),
  )
}
