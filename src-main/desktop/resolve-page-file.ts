import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * The file that a page URL means, or null for anything outside of the folder, reached by `..`, by an encoded separator
 * or by a link. (Electron security checklist, item 18.)
 */
export async function resolvePageFile(folder: string, url: string): Promise<string | null> {
  const path = decodePath(new URL(url).pathname)
  if (path === null) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path === '/' ? 'index.html' : path))
    return file.startsWith(root + sep) ? file : null
  } catch {
    return null
  }
}

function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    return /[\0\\]/.test(path) ? null : path
  } catch {
    return null
  }
}
