import packageJson from '../../package.json' with { type: 'json' }
import { assertNever } from '../../shared/assert-never.ts'
import { runtimeDirectory } from '../config/runtime-file.ts'
import { createProxy } from '../proxy/create-proxy.ts'
import { doctor } from './doctor/doctor.ts'
import { printEnvironment } from './env.ts'
import { exitCodes } from './exit-codes.ts'
import { helpText } from './help.ts'
import { parseCommand } from './parse-command.ts'
import { run } from './run.ts'
import { serve } from './serve.ts'
import { processStopSignals } from './stop-signals.ts'
import { processTerminal } from './terminal.ts'

/** Does what the command line says; resolves with the process's exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const terminal = processTerminal()
  const command = parseCommand(words)
  if (!command.ok) {
    terminal.note(command.message)
    return exitCodes.usage
  }
  const { value } = command
  switch (value.name) {
    case 'help':
      terminal.print(helpText)
      return exitCodes.ok
    case 'version':
      terminal.print(packageJson.version)
      return exitCodes.ok
    case 'serve':
      return serve(value, {
        terminal,
        createProxy,
        stopSignals: processStopSignals(),
        runtimeDirectory: runtimeDirectory(),
      })
    case 'env':
      return printEnvironment(value, terminal, runtimeDirectory())
    case 'run':
      return run(value, terminal, runtimeDirectory())
    case 'doctor':
      return doctor(value, terminal, runtimeDirectory())
    default:
      return assertNever(value)
  }
}
