import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isNodeError } from '../config/node-error.ts'

/** The text of a file, or undefined if there is none. */
export function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Replaces a file as a whole, readable by its owner only: a crash leaves the old file or the new one, never half of it,
 * and at no moment can others read it.
 */
export function writePrivateFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Moves a file that cannot be used out of the way, so that nothing in it is lost; gives its new path. */
export function setAside(path: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(':', '-')
  const asidePath = `${path}.unusable-${stamp}`
  renameSync(path, asidePath)
  chmodSync(asidePath, 0o600)
  return asidePath
}
