import { z } from 'zod'
import { defaultSettings } from '../../shared/settings.ts'
import type { LoadedSettings } from '../config/load-settings.ts'
import { findRuntimes } from '../config/runtime-file.ts'

/** A FreeCC that clients can be pointed at. */
export interface Instance {
  /** Without a trailing slash or `/v1`. */
  readonly url: string
  /** What a client sends: the token that is asked for, or a word where none is. */
  readonly token: string
  readonly isRunning: boolean
  /** The process, if it left a runtime file. */
  readonly pid: number | null
}

/** Claude Code wants a token in any case; where FreeCC asks for none, it may be anything. */
const anyToken = 'freecc'

/**
 * The FreeCC that was started last and answers; without one, the address that `freecc serve` would use here.
 *
 * Runtime files are only hints: after a crash and a restart of the machine, another program may have the process id.
 */
export async function findInstance(loaded: LoadedSettings, runtimeDirectory: string): Promise<Instance> {
  for (const { host, port, token, pid } of await findRuntimes(runtimeDirectory)) {
    const url = clientUrl(host, port)
    if (await isFreeCC(url)) return { url, token: token ?? anyToken, isRunning: true, pid }
  }
  const { host, port } = loaded.settings.proxy
  const url = clientUrl(host, port === 0 ? defaultSettings.proxy.port : port)
  const token = (loaded.token.ok ? loaded.token.value : null) ?? anyToken
  return { url, token, isRunning: await isFreeCC(url), pid: null }
}

/** The address for clients on this machine of a server that listens on this host. */
export function clientUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

const statusSchema = z.object({ name: z.literal('FreeCC'), state: z.enum(['on', 'off']) })

/** Whether FreeCC, and not some other program, answers there. */
async function isFreeCC(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(1_500) })
    return statusSchema.safeParse(await response.json()).success
  } catch {
    return false
  }
}
