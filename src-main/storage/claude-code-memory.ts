import { z } from 'zod'
import type { ClaudeCodeMemory, Remembered } from '../claude-code/memory.ts'
import { readIfPresent, setAside, writePrivateFile } from './private-file.ts'

const recordSchema = z.object({
  variables: z.array(z.object({ name: z.string(), value: z.string(), previous: z.string().nullable() })),
  isNewFile: z.boolean(),
  emptyRoot: z.string().nullable(),
  env: z.discriminatedUnion('was', [
    z.object({ was: z.enum(['absent', 'filled']) }),
    z.object({ was: z.literal('empty'), raw: z.string() }),
  ]),
})

const rememberedSchema = z.object({ folders: z.array(z.string()), written: z.record(z.string(), recordSchema) })

const nothing: Remembered = { folders: [], written: {} }

/**
 * A file for its owner only: previous values may be credentials, which stood in clear in Claude Code's settings. One
 * that cannot be read is put aside, as it may be the only place where they are left.
 */
export function openClaudeCodeMemory(path: string): ClaudeCodeMemory {
  let remembered = readRemembered(path)
  return {
    read: () => remembered,
    change(part) {
      const next = { ...remembered, ...part }
      writePrivateFile(path, JSON.stringify(next))
      remembered = next
    },
  }
}

function readRemembered(path: string): Remembered {
  const text = readIfPresent(path)
  if (text === undefined) return nothing
  try {
    return rememberedSchema.parse(JSON.parse(text))
  } catch {
    setAside(path, new Date())
    return nothing
  }
}
