import { readdir, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../files/replace-file.ts'
import { isNodeError } from './node-error.ts'
import { stateDirectory } from './state-directory.ts'

/** Where a running FreeCC can be reached. Lets `freecc env` and `freecc run` find it; holds no provider's key. */
const runtimeSchema = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  /** What clients must send, or null. */
  token: z.string().nullable(),
  pid: z.number().int().positive(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
})

export type Runtime = z.infer<typeof runtimeSchema>

/** The folder of this user's runtime files. */
export function runtimeDirectory(): string {
  return stateDirectory(process.platform, process.env, homedir())
}

/**
 * Tells other programs of this user that this process listens; written again, it replaces what was told before.
 *
 * Each process has a file of its own, so that an app and a `serve` on another port do not hide each other.
 */
export async function writeRuntimeFile(
  address: Pick<Runtime, 'host' | 'port' | 'token'>,
  directory = runtimeDirectory(),
): Promise<void> {
  const runtime: Runtime = { ...address, pid: process.pid, startedAt: Date.now() }
  await replaceFile(join(directory, fileName(process.pid)), JSON.stringify(runtime))
}

/** To be called when this process stops listening. Never fails: a file that stays is found stale later. */
export async function removeRuntimeFile(directory = runtimeDirectory()): Promise<void> {
  await rm(join(directory, fileName(process.pid)), { force: true }).catch(() => undefined)
}

/** Every FreeCC of this user that runs, the one started last first. Files that dead processes left are removed. */
export async function findRuntimes(directory = runtimeDirectory()): Promise<readonly Runtime[]> {
  const names = await readdir(directory).catch(() => [])
  const runtimes = await Promise.all(
    names
      .filter((name) => /^runtime-\d+\.json$/.test(name))
      .map(async (name) => {
        const runtime = await readRuntime(join(directory, name))
        if (runtime !== null && isAlive(runtime.pid)) return runtime
        await rm(join(directory, name), { force: true }).catch(() => undefined)
        return null
      }),
  )
  return runtimes.filter((runtime) => runtime !== null).sort((one, other) => other.startedAt - one.startedAt)
}

async function readRuntime(path: string): Promise<Runtime | null> {
  try {
    return runtimeSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

/** Signal 0 only asks; a refusal means that the process exists and is another user's. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isNodeError(error) && error.code === 'EPERM'
  }
}

function fileName(pid: number): string {
  return `runtime-${pid}.json`
}
