import { randomBytes } from 'node:crypto'
import { readIfPresent, writePrivateFile } from './private-file.ts'

/**
 * The token that clients of the proxy must send: it keeps other programs and web pages from using the user's keys.
 *
 * Made once, so that a command copied earlier keeps working. It lives in a file of its owner's and not in the keychain,
 * because the user's shells and Claude Code's settings hold it in clear anyway.
 */
export function localToken(path: string): string {
  const saved = readIfPresent(path)?.trim()
  if (saved !== undefined && /^[\w-]{43}$/.test(saved)) return saved
  const token = randomBytes(32).toString('base64url')
  writePrivateFile(path, `${token}\n`)
  return token
}
