import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { clientEnvironment } from '../client-environment.ts'
import type { Instance } from '../instance.ts'
import { launchOf } from '../launch.ts'
import type { Terminal } from '../terminal.ts'
import { fine, warning, type Finding } from './finding.ts'

/** Whether Claude Code is installed, and whether its own settings send it elsewhere. */
export async function checkClaudeCode(
  terminal: Terminal,
  instance: Instance,
  home: string,
): Promise<readonly Finding[]> {
  return [
    await checkPresence(terminal, instance),
    ...checkShell(terminal, instance),
    ...(await checkFile(terminal, instance, home)),
  ]
}

async function checkPresence(terminal: Terminal, instance: Instance): Promise<Finding> {
  const { file, args, options } = launchOf({ executable: 'claude', commandArguments: ['--version'] }, terminal)
  const version = await new Promise<string | null>((resolve) => {
    const env = { ...clientEnvironment(terminal.environment, instance) }
    execFile(file, args, { ...options, env, timeout: 15_000 }, (error, stdout) =>
      resolve(error === null ? (stdout.trim().split('\n')[0] ?? '') : null),
    )
  })
  return version === null
    ? warning('Claude Code was not found.', 'npm install -g @anthropic-ai/claude-code')
    : fine(`Claude Code is installed: ${version}.`)
}

function checkShell({ environment }: Terminal, instance: Instance): readonly Finding[] {
  const { ANTHROPIC_BASE_URL: baseUrl, ANTHROPIC_AUTH_TOKEN: token, ANTHROPIC_API_KEY: key } = environment
  const advice = 'Run: eval "$(freecc env)"'
  if (!baseUrl) return [fine(`This shell does not point Claude Code at FreeCC; "freecc env" or "freecc run" does.`)]
  if (!isSameServer(baseUrl, instance.url)) {
    return [warning('ANTHROPIC_BASE_URL in this shell points elsewhere than FreeCC.', advice)]
  }
  return token && key
    ? [warning('ANTHROPIC_AUTH_TOKEN and ANTHROPIC_API_KEY are both set; Claude Code warns of a conflict.', advice)]
    : [fine('This shell points Claude Code at FreeCC.')]
}

const claudeSettingsSchema = z.object({ env: z.object({ ANTHROPIC_BASE_URL: z.string() }) })

/** The `env` block of Claude Code's settings file wins over the shell. */
async function checkFile({ environment }: Terminal, instance: Instance, home: string): Promise<readonly Finding[]> {
  const path = join(environment['CLAUDE_CONFIG_DIR'] || join(home, '.claude'), 'settings.json')
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return []
  const baseUrl = claudeSettingsSchema.safeParse(parseJson(text)).data?.env.ANTHROPIC_BASE_URL
  if (baseUrl === undefined || isSameServer(baseUrl, instance.url)) return []
  return [
    warning(
      `${path} points Claude Code elsewhere than FreeCC, and wins over the shell.`,
      `Set ANTHROPIC_BASE_URL in its "env" to ${instance.url}, or remove it there.`,
    ),
  ]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isSameServer(one: string, other: string): boolean {
  return originOf(one) !== null && originOf(one) === originOf(other)
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin.replace('//localhost:', '//127.0.0.1:') : null
}
