import { parse } from 'dotenv'
import { readFile } from 'node:fs/promises'
import { isNodeError } from './node-error.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

export type Variables = Readonly<Record<string, string | undefined>>

/**
 * The variables of a `.env` file as python-dotenv reads them: quotes, `export `, comments, CRLF, a byte order mark and
 * `${NAME}` or `${NAME:-default}` in values. `surroundings` is where such names are looked up first.
 */
export function parseEnvFile(bytes: Buffer, surroundings: Variables = {}): Variables {
  const parsed = parse(quoteInnerHashes(decode(bytes)))
  const variables: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(parsed)) {
    variables[name] = value.replace(
      /\$\{([^}:]+)(?::-([^}]*))?\}/g,
      (_, inner: string, byDefault: string | undefined) => surroundings[inner] ?? variables[inner] ?? byDefault ?? '',
    )
  }
  return variables
}

/** The file's variables, `null` if there is no such file, or one sentence why it cannot be read. */
export async function readEnvFile(path: string, surroundings: Variables): Promise<Result<Variables | null>> {
  try {
    return ok(parseEnvFile(await readFile(path), surroundings))
  } catch (error) {
    if (!isNodeError(error)) throw error
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ok(null)
    if (error.code === 'EISDIR') return fail(`${path} is a folder; settings are read from a file of that name.`)
    return fail(`${path} cannot be read (${error.code ?? error.message}); check its permissions.`)
  }
}

/** PowerShell's redirection writes UTF-16 with a byte order mark. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

/**
 * The parser ends an unquoted value at any `#`; python-dotenv only at one after a space, so that keys with a `#` stay
 * whole. Such values get quotes here.
 */
function quoteInnerHashes(text: string): string {
  return text.replace(
    /^(\s*(?:export\s+)?[\w.-]+[^\S\r\n]*=[^\S\r\n]*)([^\s'"`#][^\r\n]*)$/gm,
    (line, start: string, rest: string) => {
      const value = rest.replace(/\s+#.*$/, '').trimEnd()
      const quote = ["'", '"', '`'].find((candidate) => !value.includes(candidate))
      return value.includes('#') && quote !== undefined ? start + quote + value + quote : line
    },
  )
}
