import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { ModelInfo } from '../../shared/model-info.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { ListedModel } from './lists/read-model-list.ts'

/** A host's own list, and when it came, in milliseconds since the epoch. */
export interface DatedList {
  readonly at: number
  readonly models: readonly ListedModel[]
}

/** Keeps the last list of each place, for a start without a network. A place is named by the caller. */
export interface ListCache {
  /** Null where none was kept. Never rejects. */
  read(place: string): Promise<DatedList | null>
  /** Never rejects: without a disk there is simply no list the next time. */
  write(place: string, list: DatedList): Promise<void>
}

/** Places beyond these lose their lists, those first that were kept first. */
const mostPlaces = 20
/** Some times what the longest lists need; more was not written by FreeCC. */
const mostBytes = 16 * 1024 * 1024

const count = z.number().int().positive().optional()
const money = z.number().nonnegative()
const infoSchema = z.object({
  contextWindow: count,
  maxOutputTokens: count,
  images: z.boolean().optional(),
  tools: z.boolean().optional(),
  reasoning: z.boolean().optional(),
  price: z
    .object({ input: money, output: money, cacheRead: money.optional(), cacheWrite: money.optional() })
    .optional(),
})
const fileSchema = z.strictObject({
  version: z.literal(1),
  lists: z.record(
    z.string(),
    z.object({ at: z.number(), models: z.array(z.object({ id: z.string(), info: infoSchema })) }),
  ),
})

export function createListCache(file: string): ListCache {
  let opened: Promise<Map<string, DatedList>> | undefined
  const open = () => (opened ??= readLists(file))
  return {
    read: async (place) => (await open()).get(place) ?? null,
    async write(place, list) {
      const lists = await open()
      lists.delete(place)
      lists.set(place, list)
      for (const oldest of [...lists.keys()].slice(0, Math.max(0, lists.size - mostPlaces))) lists.delete(oldest)
      await replaceFile(file, JSON.stringify({ version: 1, lists: Object.fromEntries(lists) })).catch(() => {})
    },
  }
}

async function readLists(file: string): Promise<Map<string, DatedList>> {
  try {
    if ((await stat(file)).size > mostBytes) return new Map()
    const { lists } = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    return new Map(
      Object.entries(lists).map(([place, { at, models }]) => [
        place,
        // What was not known is absent, as it was before it was written.
        { at, models: models.map(({ id, info }) => ({ id, info: info as ModelInfo })) },
      ]),
    )
  } catch {
    return new Map()
  }
}
