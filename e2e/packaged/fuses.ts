import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectFolder } from '../../src-main/development/project.ts'

/** A fuse's name in `electron-builder.yml`, and whether it is on. */
export type Fuses = Readonly<Record<string, boolean>>

const configurationSchema = z.object({ electronFuses: z.record(z.string(), z.boolean()) })

/** As a release must have them. */
export function wantedFuses(): Fuses {
  const text = readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8')
  return configurationSchema.parse(parse(text)).electronFuses
}

/** As this executable has them. Those that its Electron is too old for are left out. */
export async function readFuses(executable: string): Promise<Fuses> {
  const wire = await getCurrentFuseWire(executable)
  const named = Object.keys(wantedFuses()).map((name) => [name, wire[fuseNumber(name)]] as const)
  return Object.fromEntries(
    named.filter(([, state]) => state !== undefined).map(([name, state]) => [name, state === FuseState.ENABLE]),
  )
}

/** electron-builder writes the names that Electron gives them with a small letter in front. */
function fuseNumber(name: string): FuseV1Options {
  const key = name.charAt(0).toUpperCase() + name.slice(1)
  const number = Object.entries(FuseV1Options).find(([known]) => known === key)?.[1]
  if (typeof number !== 'number') throw new Error(`There is no fuse "${name}".`)
  return number
}
