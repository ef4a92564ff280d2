import { randomBytes } from 'node:crypto'
import { failWith } from '../../shared/i18n/words.ts'
import { ok } from '../../shared/result.ts'
import type { LocalToken } from '../services/ports.ts'
import { readIfPresent, writePrivateFile } from './private-file.ts'

/**
 * The token that clients of the proxy must send: it keeps other programs and web pages from using the user's keys.
 *
 * Made once, so that a command copied earlier keeps working. It lives in a file of its owner's and not in the keychain,
 * because the user's shells and Claude Code's settings hold it in clear anyway.
 */
export function openLocalToken(path: string): LocalToken {
  let token = readToken(path) ?? makeToken(path)
  return {
    current: () => token,
    rotate() {
      try {
        token = makeToken(path)
        return ok(undefined)
      } catch {
        return failWith('failure.tokenUnsaved', {})
      }
    },
  }
}

function readToken(path: string): string | undefined {
  const saved = readIfPresent(path)?.trim()
  return saved !== undefined && /^[\w-]{43}$/.test(saved) ? saved : undefined
}

function makeToken(path: string): string {
  const token = randomBytes(32).toString('base64url')
  writePrivateFile(path, `${token}\n`)
  return token
}
