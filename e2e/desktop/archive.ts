import { readFileSync } from 'node:fs'
import { z } from 'zod'

interface Folder {
  readonly files: Readonly<Record<string, Folder | object>>
}
const folderSchema: z.ZodType<Folder> = z.object({
  get files() {
    return z.record(z.string(), z.union([folderSchema, z.looseObject({})]))
  },
})

/** The paths of all files in an asar archive, whose header is JSON after four numbers about lengths. */
export function listArchive(path: string): readonly string[] {
  const archive = readFileSync(path)
  const header = archive.subarray(16, 16 + archive.readUInt32LE(12)).toString('utf8')
  return listFolder(folderSchema.parse(JSON.parse(header)), '')
}

function listFolder({ files }: Folder, prefix: string): readonly string[] {
  return Object.entries(files).flatMap(([name, entry]) =>
    isFolder(entry) ? listFolder(entry, `${prefix}${name}/`) : [prefix + name],
  )
}

function isFolder(entry: object): entry is Folder {
  return 'files' in entry
}
