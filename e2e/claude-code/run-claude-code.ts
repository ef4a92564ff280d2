import { join } from 'node:path'
import { runCommand, type CommandResult } from './run-command.ts'
import type { ScratchProject } from './scratch-project.ts'

export interface ClaudeCodeOptions {
  readonly executable: string
  readonly project: ScratchProject
  /** Where the proxy listens, without `/v1`. */
  readonly baseUrl: string
  readonly token: string
  readonly prompt: string
  /** Tools that run without asking. */
  readonly allowedTools?: readonly string[]
  /** More arguments, such as `--model`. */
  readonly arguments?: readonly string[]
  /** Variables that turn on or off what the client does. */
  readonly environment?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** Kills it early. */
  readonly signal?: AbortSignal
  readonly onOutput?: (stdout: string) => void
}

/** Runs the real client on one prompt, without an account, a history or anything of the surrounding environment. */
export function runClaudeCode(options: ClaudeCodeOptions): Promise<CommandResult> {
  const { executable, project, prompt, allowedTools = [], timeoutMs = 90_000 } = options
  // The prompt comes first: --allowedTools would take it for one more tool.
  const tools = allowedTools.length > 0 ? ['--allowedTools', allowedTools.join(',')] : []
  return runCommand(executable, ['-p', prompt, ...(options.arguments ?? []), ...tools], {
    cwd: project.directory,
    environment: { ...claudeCodeEnvironment(options), ...options.environment },
    timeoutMs,
    signal: options.signal,
    onOutput: options.onOutput,
  })
}

export function claudeCodeEnvironment({
  project,
  baseUrl,
  token,
}: Pick<ClaudeCodeOptions, 'project' | 'baseUrl' | 'token'>): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: project.home,
    CLAUDE_CONFIG_DIR: join(project.home, '.claude'),
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_TELEMETRY: '1',
    ANTHROPIC_BASE_URL: baseUrl,
    ANTHROPIC_AUTH_TOKEN: token,
  }
}
