import packageJson from '../../package.json' with { type: 'json' }
import { assertNever } from '../../shared/assert-never.ts'
import { runtimeDirectory } from '../config/runtime-file.ts'
import { exitCodes } from './exit-codes.ts'
import { helpText } from './help.ts'
import { parseCommand } from './parse-command.ts'
import { processTerminal } from './terminal.ts'

/** Does what the command line says; resolves with the process's exit code. Each command is loaded when it is used. */
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
    case 'serve': {
      const [{ createProxy }, { serve }, { listenToStopSignals, processStopSource }] = await Promise.all([
        import('../proxy/create-proxy.ts'),
        import('./serve.ts'),
        import('./stop-signals.ts'),
      ])
      const stopSignals = listenToStopSignals(processStopSource(), () => performance.now())
      return serve(value, {
        terminal,
        createProxy,
        stopSignals,
        uncaughtErrors: process,
        runtimeDirectory: runtimeDirectory(),
      })
    }
    case 'env': {
      const { printEnvironment } = await import('./env.ts')
      return printEnvironment(value, terminal, runtimeDirectory())
    }
    case 'run': {
      const { run } = await import('./run.ts')
      return run(value, terminal, runtimeDirectory())
    }
    case 'doctor': {
      const { doctor } = await import('./doctor/doctor.ts')
      return doctor(value, terminal, runtimeDirectory())
    }
    default:
      return assertNever(value)
  }
}
