import assert from 'node:assert/strict'
import type { Upstream } from '../upstream/scripted-upstream.ts'
import { startCommandLineServer, type CommandLineServer, type StoppedServer } from './command-line-server.ts'
import { installClaudeCode } from './install-claude-code.ts'
import { runClaudeCode, type ClaudeCodeOptions } from './run-claude-code.ts'
import type { CommandResult } from './run-command.ts'
import { createScratchProject, type ScratchProject } from './scratch-project.ts'

/** The real client in a project of its own, whose history outlives each server. */
export interface Client {
  readonly executable: string
  /** Where the client works. */
  readonly project: ScratchProject
  /** Starts `freecc serve` with these lines in its `.env` file. */
  readonly serve: (settings: Settings) => Promise<Serving>
}

export type Settings = Readonly<Record<string, string>>

/** `freecc serve`, and the client asking it. */
export interface Serving {
  readonly server: CommandLineServer
  /** Without `/v1`. */
  readonly baseUrl: string
  /** Runs the client on a prompt; throws if one of the upstreams has a complaint. */
  readonly ask: (prompt: string, options?: AskOptions) => Promise<CommandResult>
}

export type AskOptions = Pick<ClaudeCodeOptions, 'allowedTools' | 'arguments' | 'environment' | 'signal'>

/** Starts everything anew for one test, and checks that the servers have kept the upstreams' keys to themselves. */
export async function withClient(
  upstreams: readonly Upstream<unknown>[],
  test: (client: Client) => Promise<void>,
  files: Parameters<typeof createScratchProject>[0] = {},
): Promise<void> {
  const installation = await installClaudeCode()
  if (installation.kind === 'missing') throw new Error(installation.reason)
  const { executable } = installation
  const project = await createScratchProject(files)
  const started: CommandLineServer[] = []

  async function serve(settings: Settings): Promise<Serving> {
    const server = await startCommandLineServer(settings)
    started.push(server)
    const { baseUrl } = server
    async function ask(prompt: string, options: AskOptions = {}): Promise<CommandResult> {
      const run = await runClaudeCode({ executable, project, baseUrl, token: 'any', prompt, ...options })
      for (const upstream of upstreams) upstream.verify()
      return run
    }
    return { server, baseUrl, ask }
  }

  let fault: unknown
  await test({ executable, project, serve }).catch((error: unknown) => (fault = error))
  const stopped = await Promise.all(started.map((server) => server.stop()))
  await Promise.all([...upstreams.map((upstream) => upstream.close()), project.remove()])
  const printed = stopped.map(({ stderr }) => stderr).join('\n')
  if (fault !== undefined) throw new Error(`What the server printed:\n${printed}`, { cause: fault })
  const keys = upstreams.flatMap(({ key }) => key ?? [])
  for (const [index, server] of started.entries()) checkServer(stopped[index], server.baseUrl, keys)
}

function checkServer(stopped: StoppedServer | undefined, baseUrl: string, keys: readonly string[]): void {
  assert.equal(stopped?.stdout, `freecc listening on ${baseUrl}\n`, 'stdout holds one line')
  for (const key of keys) assert.ok(!stopped.stderr.includes(key), 'no key is printed')
}
