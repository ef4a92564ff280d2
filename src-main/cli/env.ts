import { claudeCodeVariables, environmentCommands, type ShellId } from '../../shared/env-snippets.ts'
import type { Variables } from '../config/env-file.ts'
import { exitCodes } from './exit-codes.ts'
import { findTierModels } from './find-tier-models.ts'
import { findInstance } from './instance.ts'
import { loadCommandSettings } from './load-command-settings.ts'
import type { EnvCommand } from './parse-command.ts'
import type { Terminal } from './terminal.ts'

/** Prints the commands that point Claude Code at FreeCC. */
export async function printEnvironment(
  command: EnvCommand,
  terminal: Terminal,
  runtimeDirectory: string,
): Promise<number> {
  const loaded = await loadCommandSettings({}, terminal)
  if (!loaded.ok) {
    terminal.note(loaded.message)
    return exitCodes.failed
  }
  const instance = await findInstance(loaded.value, runtimeDirectory)
  const shell = command.shell ?? usedShell(terminal.platform, terminal.environment)
  const models = command.plain ? undefined : await findTierModels(instance, loaded.value, runtimeDirectory)
  terminal.print(environmentCommands(shell, claudeCodeVariables(instance.url, instance.token, models)))
  if (!instance.isRunning) terminal.note('FreeCC is not running; start it with "freecc serve" or open the app.')
  if (terminal.isOutputForPeople) terminal.note(`To use them at once: ${useAtOnce[shell]}`)
  return exitCodes.ok
}

const useAtOnce: Readonly<Record<ShellId, string>> = {
  posix: 'eval "$(freecc env)"',
  fish: 'freecc env --shell fish | source',
  powershell: 'freecc env --shell powershell | Out-String | Invoke-Expression',
  cmd: 'paste them into the window',
}

/** The shell that people most likely paste into. */
export function usedShell(platform: NodeJS.Platform, environment: Variables): ShellId {
  if (/(^|[/\\])fish(\.exe)?$/.test(environment['SHELL'] ?? '')) return 'fish'
  // Git Bash and its kin set SHELL on Windows too.
  if (platform !== 'win32' || environment['SHELL'] !== undefined) return 'posix'
  return environment['PSModulePath'] === undefined ? 'cmd' : 'powershell'
}
