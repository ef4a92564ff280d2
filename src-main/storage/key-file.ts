import { z } from 'zod'
import { readIfPresent, setAside, writePrivateFile } from './private-file.ts'

/** A key as it lies on the disk, in base64. `clear` only where the user agreed to it for want of a keychain. */
const savedKeySchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('encrypted'), data: z.base64() }),
  z.strictObject({ form: z.literal('clear'), data: z.base64() }),
])
export type SavedKey = z.infer<typeof savedKeySchema>

const keyFileSchema = z.strictObject({ version: z.literal(1), keys: z.record(z.string(), savedKeySchema) })

export type SavedKeys = Readonly<Record<string, SavedKey>>

export interface OpenedKeyFile {
  readonly keys: SavedKeys
  /** Where an unusable file was put. */
  readonly asidePath: string | undefined
}

export function openKeyFile(path: string, now: Date): OpenedKeyFile {
  const text = readIfPresent(path)
  if (text === undefined) return { keys: {}, asidePath: undefined }
  try {
    return { keys: keyFileSchema.parse(JSON.parse(text)).keys, asidePath: undefined }
  } catch {
    return { keys: {}, asidePath: setAside(path, now) }
  }
}

export function writeKeyFile(path: string, keys: SavedKeys): void {
  writePrivateFile(path, JSON.stringify({ version: 1, keys } satisfies z.infer<typeof keyFileSchema>, null, 2))
}
