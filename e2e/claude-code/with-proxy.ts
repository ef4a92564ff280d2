import assert from 'node:assert/strict'
import { startScriptedUpstream, type ScriptedUpstream, type UpstreamOptions } from '../upstream/scripted-upstream.ts'
import { startCommandLineServer, type CommandLineServer, type StoppedServer } from './command-line-server.ts'
import { installClaudeCode } from './install-claude-code.ts'
import { runClaudeCode, type ClaudeCodeOptions } from './run-claude-code.ts'
import type { CommandResult } from './run-command.ts'
import { createScratchProject, type ScratchProject } from './scratch-project.ts'

/** The real client in front of `freecc serve` in front of two scripted upstreams. */
export interface ClientAndProxy {
  readonly executable: string
  /** Without `/v1`. */
  readonly baseUrl: string
  readonly server: CommandLineServer
  /** Where the client works. */
  readonly project: ScratchProject
  readonly big: ScriptedUpstream
  readonly small: ScriptedUpstream
  /** Runs the client on a prompt; throws if one of the upstreams has a complaint. */
  readonly ask: (prompt: string, options?: AskOptions) => Promise<CommandResult>
}

export type AskOptions = Pick<ClaudeCodeOptions, 'allowedTools' | 'arguments' | 'environment' | 'signal'>

export const bigModel = 'gpt-4.1'
export const smallModel = 'gpt-4.1-mini'

export interface ProxyOptions {
  /** The lines of the `.env` file; left out: both tiers at their upstreams, with OpenAI as provider. */
  readonly settings?: (big: ScriptedUpstream, small: ScriptedUpstream) => Readonly<Record<string, string>>
  /** The only model of the big tier's upstream; left out: the usual one. */
  readonly model?: string
  /** What the upstream of the big tier understands beyond OpenAI's fields. */
  readonly dialect?: UpstreamOptions['dialect']
}

/** Starts everything anew for one test, and checks that the server has kept its keys to itself. */
export async function withProxy(
  test: (parts: ClientAndProxy) => Promise<void>,
  { settings = bothTiers, model = bigModel, dialect }: ProxyOptions = {},
): Promise<void> {
  const installation = await installClaudeCode()
  if (installation.kind === 'missing') throw new Error(installation.reason)
  const { executable } = installation
  const big = await startScriptedUpstream({ key: 'sk-scripted-big-0001', models: [model], dialect })
  const small = await startScriptedUpstream({ key: 'sk-scripted-small-0002', models: [smallModel] })
  const server = await startCommandLineServer(settings(big, small))
  const project = await createScratchProject()
  const { baseUrl } = server

  async function ask(prompt: string, options: AskOptions = {}): Promise<CommandResult> {
    const run = await runClaudeCode({ executable, project, baseUrl, token: 'any', prompt, ...options })
    big.verify()
    small.verify()
    return run
  }

  let fault: unknown
  await test({ executable, baseUrl, server, project, big, small, ask }).catch((error: unknown) => (fault = error))
  const stopped = await server.stop()
  await Promise.all([big.close(), small.close(), project.remove()])
  if (fault !== undefined) throw new Error(`What the server printed:\n${stopped.stderr}`, { cause: fault })
  checkServer(stopped, baseUrl, [big.key, small.key])
}

/** The settings of a user with an OpenAI-compatible server for each tier. */
export function bothTiers(big: ScriptedUpstream, small: ScriptedUpstream): Readonly<Record<string, string>> {
  return {
    BIG_MODEL_PROVIDER: 'openai',
    BIG_MODEL_NAME: bigModel,
    BIG_MODEL_API_KEY: big.key ?? '',
    BIG_MODEL_API_BASE: big.baseUrl,
    SMALL_MODEL_PROVIDER: 'openai',
    SMALL_MODEL_NAME: smallModel,
    SMALL_MODEL_API_KEY: small.key ?? '',
    SMALL_MODEL_API_BASE: small.baseUrl,
  }
}

function checkServer(stopped: StoppedServer, baseUrl: string, keys: ReadonlyArray<string | null>): void {
  assert.equal(stopped.stdout, `freecc listening on ${baseUrl}\n`, 'stdout holds one line')
  for (const key of keys) assert.ok(key !== null && !stopped.stderr.includes(key), 'no key is printed')
}
