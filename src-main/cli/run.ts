import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { isNodeError } from '../config/node-error.ts'
import { clientEnvironment } from './client-environment.ts'
import { exitCodeOfSignal, exitCodes } from './exit-codes.ts'
import { findTierModels } from './find-tier-models.ts'
import { findInstance } from './instance.ts'
import { launchOf } from './launch.ts'
import { loadCommandSettings } from './load-command-settings.ts'
import type { RunCommand } from './parse-command.ts'
import type { Terminal } from './terminal.ts'

/** Starts a command that uses FreeCC, and ends as it ends. */
export async function run(command: RunCommand, terminal: Terminal, runtimeDirectory: string): Promise<number> {
  const loaded = await loadCommandSettings({}, terminal)
  if (!loaded.ok) {
    terminal.note(loaded.message)
    return exitCodes.failed
  }
  const instance = await findInstance(loaded.value, runtimeDirectory)
  if (!instance.isRunning) {
    terminal.note(`FreeCC is not running at ${instance.url}; start it with "freecc serve" or open the app.`)
  }
  const models = await findTierModels(instance, loaded.value, runtimeDirectory)
  const { file, args, options } = launchOf(command, terminal)
  const child = spawn(file, args, {
    ...options,
    stdio: 'inherit',
    env: { ...clientEnvironment(terminal.environment, instance, models) },
    cwd: terminal.workingDirectory,
  })

  // The terminal sends Ctrl-C to both: the command decides what it means, and this process waits for it.
  const ignore = () => undefined
  const passOn = () => void child.kill('SIGTERM')
  process.on('SIGINT', ignore)
  process.on('SIGTERM', passOn)
  try {
    return await new Promise<number>((resolve) => {
      child.once('error', (error) => {
        terminal.note(explain(command.executable, error))
        resolve(isNodeError(error) && error.code === 'ENOENT' ? exitCodes.notFound : exitCodes.notExecutable)
      })
      child.once('exit', (code, signal) => {
        resolve(signal === null ? (code ?? exitCodes.failed) : exitCodeOfSignal(constants.signals[signal]))
      })
    })
  } finally {
    process.off('SIGINT', ignore)
    process.off('SIGTERM', passOn)
  }
}

function explain(executable: string, error: Error): string {
  if (!isNodeError(error) || error.code !== 'ENOENT') return `${executable} cannot be started (${error.message}).`
  const hint = executable === 'claude' ? ' Install it with: npm install -g @anthropic-ai/claude-code' : ''
  return `${executable} was not found.${hint}`
}
