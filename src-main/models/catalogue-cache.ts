import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { replaceFile } from '../files/replace-file.ts'
import { parseCatalogue, printCatalogue, type Catalogue } from './catalogue-text.ts'

/** Where the catalogue is published, and where its copy lies. */
export interface CatalogueSource {
  readonly url: string
  readonly file: string
}

export interface CachedCatalogue {
  /** Null where no usable catalogue has come yet. */
  readonly catalogue: Catalogue | null
  /** What the publisher called this version. */
  readonly etag: string | null
  /** When the publisher was last asked and answered, in ms since the epoch. */
  readonly checkedAt: number
}

/** Many times what models.dev needs; more was not written by FreeCC. */
const mostBytes = 16 * 1024 * 1024

const fileSchema = z.strictObject({
  version: z.literal(1),
  url: z.string(),
  etag: z.string().nullable(),
  checkedAt: z.number(),
  /** As `catalogue-text.ts` prints it. */
  catalogue: z.string(),
})

/** The copy on the disk, or null if there is none that can be used; it will be replaced. */
export async function readCachedCatalogue({ url, file }: CatalogueSource): Promise<CachedCatalogue | null> {
  try {
    if ((await stat(file)).size > mostBytes) return null
    const read = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    if (read.url !== url) return null
    const catalogue = parseCatalogue(read.catalogue)
    const isUsable = catalogue.size > 0
    return {
      catalogue: isUsable ? catalogue : null,
      etag: isUsable ? read.etag : null,
      checkedAt: read.checkedAt,
    }
  } catch {
    return null
  }
}

/** Keeps a copy. Rejects if the disk refuses. */
export async function writeCachedCatalogue({ url, file }: CatalogueSource, cached: CachedCatalogue): Promise<void> {
  const { etag, checkedAt, catalogue } = cached
  const text = catalogue === null ? '' : printCatalogue(catalogue)
  await replaceFile(file, JSON.stringify({ version: 1, url, etag, checkedAt, catalogue: text }))
}
