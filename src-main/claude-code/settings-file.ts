import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isNodeError } from '../config/node-error.ts'
import { refuse, type Outcome } from './problem.ts'

/** The text of a file with every byte of it, a byte order mark included; null if there is no file. */
export async function readSettingsFile(path: string): Promise<Outcome<string | null>> {
  try {
    const bytes = await readFile(path)
    return isUtf8(bytes) ? { ok: true, value: bytes.toString('utf8') } : refuse({ kind: 'not-utf8' })
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? { ok: true, value: null } : refuse({ kind: 'unreadable', code })
  }
}

/**
 * Replaces a file as a whole, or removes it with null. Where the path is a link, the file behind it is replaced; the
 * file's rights stay as they were, and a new one is for its owner only, as it holds the token.
 */
export async function writeSettingsFile(path: string, text: string | null): Promise<Outcome<void>> {
  try {
    const target = await targetOf(path)
    if (text === null) await rm(target, { force: true })
    else await replace(target, text)
    return { ok: true, value: undefined }
  } catch (error) {
    return refuse({ kind: 'unwritable', code: codeOf(error) })
  }
}

async function replace(target: string, text: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const mode = await stat(target).then(
    (found) => found.mode & 0o7777,
    () => 0o600,
  )
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true })
    await chmod(draft, mode)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The file behind all links; a path without a file is its own target. */
function targetOf(path: string): Promise<string> {
  return realpath(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return path
    throw error
  })
}

/** The system's code for why a file cannot be used; what is no error of the system is thrown again. */
export function codeOf(error: unknown): string {
  if (isNodeError(error)) return error.code ?? error.message
  throw error
}
