import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '../..')

/** Ignored by git; safe to delete. */
export const cacheFolder = join(projectFolder, '.cache/test-electron')

/** Whether to use the Electron that the tests use, instead of the official one. */
export function wantsTestElectron(): boolean {
  return process.env['FREECC_TEST_ELECTRON'] === '1'
}
