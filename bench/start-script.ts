import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'

/** A script of this folder in a process of its own; it takes messages. */
export interface StartedScript {
  readonly child: ChildProcess
  /** Where it listens. */
  readonly origin: string
}

/**
 * Starts a script that prints its address when it is ready.
 * @param core the one it is confined to; null for any
 */
export async function startScript(
  script: string,
  words: readonly string[] = [],
  core: string | null = null,
): Promise<StartedScript> {
  const child = fork(resolve(import.meta.dirname, script), words, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  if (core !== null) spawnSync('taskset', ['-acp', core, String(child.pid)])
  for await (const text of child.stdout ?? []) {
    const origin = /http:\S+/.exec(String(text))?.[0]
    if (origin !== undefined) return { child, origin }
  }
  throw new Error(`${script} ended without an address.`)
}
