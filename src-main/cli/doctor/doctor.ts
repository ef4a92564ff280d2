import { homedir } from 'node:os'
import { createRedactor } from '../../logging/redact.ts'
import { exitCodes } from '../exit-codes.ts'
import { findInstance } from '../instance.ts'
import { loadCommandSettings } from '../load-command-settings.ts'
import type { DoctorCommand } from '../parse-command.ts'
import type { Terminal } from '../terminal.ts'
import { checkClaudeCode } from './check-claude-code.ts'
import { checkLocalServers } from './check-local-servers.ts'
import { checkPort } from './check-port.ts'
import { checkProviders } from './check-provider.ts'
import { checkSettings } from './check-settings.ts'
import { describeFindings } from './finding.ts'

/** Looks at everything that must be right, and says what to do about what is not. */
export async function doctor(command: DoctorCommand, terminal: Terminal, runtimeDirectory: string): Promise<number> {
  const loaded = await loadCommandSettings(command, terminal)
  if (!loaded.ok) {
    terminal.note(loaded.message)
    return exitCodes.failed
  }
  const instance = await findInstance(loaded.value, runtimeDirectory)
  const findings = (
    await Promise.all([
      checkSettings(loaded.value),
      checkPort(instance, loaded.value.settings.proxy).then((finding) => [finding]),
      checkProviders(loaded.value),
      checkLocalServers(),
      checkClaudeCode(terminal, instance, homedir()),
    ])
  ).flat()
  const redact = createRedactor(() => loaded.value.secrets)
  terminal.print(redact(describeFindings(findings)))
  return findings.some(({ state }) => state === 'problem') ? exitCodes.failed : exitCodes.ok
}
