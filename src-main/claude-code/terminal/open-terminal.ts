import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EnvironmentVariables } from '../../../shared/env-snippets.ts'
import type { ClaudeCodeSystem } from '../settings-places.ts'
import { findClaude, findProgram } from './find-program.ts'
import { planTerminal, type TerminalLaunch } from './plan-terminal.ts'
import { batchScript, posixScript } from './session-script.ts'

export interface OpenTerminalOptions {
  readonly system: ClaudeCodeSystem
  readonly folder: string
  readonly variables: EnvironmentVariables
}

export type TerminalProblem = 'terminal.noClaude' | 'terminal.noTerminal' | 'terminal.failed'

/** A terminal that cannot start says so within this time. In ms. */
const startPatience = 1_000

/** Opens a terminal of the user's in which Claude Code starts, pointed here. */
export async function openTerminal({
  system,
  folder,
  variables,
}: OpenTerminalOptions): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: TerminalProblem }> {
  const { platform, environment } = system
  const claude = await findClaude(system)
  if (claude === null) return { ok: false, problem: 'terminal.noClaude' }
  const scriptFolder = await mkdtemp(join(tmpdir(), 'freecc-terminal-')).catch(() => null)
  if (scriptFolder === null) return { ok: false, problem: 'terminal.failed' }
  const script = join(scriptFolder, platform === 'win32' ? 'claude.cmd' : 'claude.command')
  const launch = planTerminal(platform, script, environment['TERMINAL'], (program) => findProgram(program, system))
  if (launch !== null) {
    const text = (platform === 'win32' ? batchScript : posixScript)({ folder, variables, claude })
    const isWritten = await writeFile(script, text, { mode: 0o700, flag: 'wx' }).then(
      () => true,
      () => false,
    )
    if (isWritten && (await start(launch, folder))) return { ok: true }
  }
  await rm(scriptFolder, { recursive: true, force: true })
  return { ok: false, problem: launch === null ? 'terminal.noTerminal' : 'terminal.failed' }
}

/** Whether the terminal has started; it outlives FreeCC. */
function start({ file, args }: TerminalLaunch, folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: folder, detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => resolve(true), startPatience)
    const settle = (hasStarted: boolean) => {
      clearTimeout(timer)
      resolve(hasStarted)
    }
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
    child.unref()
  })
}
