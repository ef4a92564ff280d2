import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answer } from '../upstream/scenario.ts'
import { claudeCodeEnvironment } from './run-claude-code.ts'
import { runCommand } from './run-command.ts'
import { withProxy } from './with-proxy.ts'

const commandLine = join(import.meta.dirname, '../../src-main/cli.ts')

it('"freecc run" finds the running proxy and starts the client with it', () =>
  withProxy(async ({ executable, server, project, big }) => {
    big.play([{ name: 'is asked by the client of "freecc run"', reply: answer({ text: 'Found.' }) }])
    const command = [commandLine, 'run', '--', executable, '-p', 'Where are you?']
    const run = await runCommand(process.execPath, command, {
      cwd: project.directory,
      environment: {
        ...claudeCodeEnvironment({ project, baseUrl: 'http://127.0.0.1:1', token: 'of nobody' }),
        HOME: server.home,
      },
      timeoutMs: 60_000,
    })
    big.verify()
    expect(run).toMatchObject({ exitCode: 0, stdout: 'Found.\n' })
  }))
