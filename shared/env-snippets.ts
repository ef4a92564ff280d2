import type { ModelInfo } from './model-info.ts'
import type { Tier } from './tiers.ts'

/** Shells whose syntax for setting variables FreeCC writes. `posix` is bash, zsh and their kin. */
export const shells = ['posix', 'fish', 'powershell', 'cmd'] as const
export type ShellId = (typeof shells)[number]

/** As people call them, in every language. */
export const shellNames: Readonly<Record<ShellId, string>> = {
  posix: 'bash · zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'cmd',
}

const unset = 'ANTHROPIC_API_KEY'

/**
 * Commands that point Claude Code in this shell at the proxy.
 *
 * Only the token variable is set and `ANTHROPIC_API_KEY` is removed: with both, Claude Code warns of an auth conflict
 * (edge case 310). The base URL carries no `/v1`.
 */
export function environmentCommands(shell: ShellId, variables: EnvironmentVariables): string {
  switch (shell) {
    case 'posix':
      return [...variables.map(([name, value]) => `export ${name}=${quotePosix(value)}`), `unset ${unset}`].join('\n')
    case 'fish':
      return [...variables.map(([name, value]) => `set -gx ${name} ${quoteFish(value)}`), `set -e ${unset}`].join('\n')
    case 'powershell':
      return [
        ...variables.map(([name, value]) => `$env:${name} = ${quotePowerShell(value)}`),
        `Remove-Item Env:${unset} -ErrorAction SilentlyContinue`,
      ].join('\n')
    case 'cmd':
      return [...variables.map(([name, value]) => setInCmd(name, value)), `set "${unset}="`].join('\r\n')
  }
}

/** Lines for VS Code's settings: the Claude Code extension gives these variables to Claude Code, which then needs no login. */
export function vsCodeSettings(variables: EnvironmentVariables): string {
  const entries = variables.map(([name, value]) => `  ${JSON.stringify({ name, value })}`)
  return `"claudeCode.environmentVariables": [\n${entries.join(',\n')}\n],\n"claudeCode.disableLoginPrompt": true`
}

/** The model behind a tier, as Claude Code is told of it. */
export interface TierModel {
  /** Model and provider, for people. */
  readonly title: string
  /** Served under Claude's own names, which Claude Code knows better than anyone. */
  readonly isClaudeHost: boolean
  readonly contextWindow?: number
  readonly maxOutputTokens?: number
  readonly price?: ModelInfo['price']
}

/** Null where nothing is known of a tier, or BIG answers for it. */
export type TierModels = Readonly<Record<Tier, TierModel | null>>

export type EnvironmentVariables = ReadonlyArray<readonly [name: string, value: string]>

/** The variables that Claude Code needs, in the order they are shown; with models, what it should know of them too. */
export function claudeCodeVariables(baseUrl: string, token: string, models?: TierModels): EnvironmentVariables {
  return [
    ['ANTHROPIC_BASE_URL', baseUrl],
    ['ANTHROPIC_AUTH_TOKEN', token],
    ...(models === undefined ? [] : modelVariables(models)),
  ]
}

/**
 * Names and sizes of the models. Claude Code takes the window from us only for names that are not Claude's, so its own
 * names for the tiers become FreeCC's (edge case 293); without, it would take every model for one with Claude's window,
 * and compact too late. To its default model it would still add `[1m]`, with which it counts on a million tokens, unless
 * told not to. Of windows and output limits the smallest counts, since Claude Code has one setting for all models.
 */
function modelVariables(models: TierModels): EnvironmentVariables {
  const { big, small } = models
  const families: ReadonlyArray<readonly [family: string, tier: Tier]> = [
    ['OPUS', models.opus === null ? 'big' : 'opus'],
    ['SONNET', 'big'],
    ['FABLE', models.fable === null ? 'big' : 'fable'],
    ['HAIKU', 'small'],
  ]
  const aliased = [big, models.opus, models.fable].filter((model) => model?.isClaudeHost === false)
  const windows = aliased.flatMap((model) => model?.contextWindow ?? [])
  const outputLimits = aliased.flatMap((model) => model?.maxOutputTokens ?? [])
  return [
    ...families.flatMap(([family, tier]) => aliasVariables(family, tier, models[tier])),
    ...(aliased.length === 0 ? [] : ([['CLAUDE_CODE_DISABLE_1M_CONTEXT', '1']] as const)),
    ...smallest('CLAUDE_CODE_MAX_CONTEXT_TOKENS', windows, small?.contextWindow),
    ...smallest('CLAUDE_CODE_MAX_OUTPUT_TOKENS', outputLimits),
  ]
}

/** `bound` counts only beside others. */
function smallest(variable: string, values: readonly number[], bound = Infinity): EnvironmentVariables {
  return values.length === 0 ? [] : [[variable, String(Math.min(...values, bound))]]
}

function aliasVariables(family: string, tier: Tier, model: TierModel | null): EnvironmentVariables {
  if (model === null || model.isClaudeHost) return []
  const name = `ANTHROPIC_DEFAULT_${family}_MODEL`
  return [
    [name, `freecc-${tier}`],
    [`${name}_NAME`, model.title],
    [`${name}_DESCRIPTION`, `${tier.toUpperCase()} in FreeCC`],
  ]
}

function quotePosix(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`
}

function quoteFish(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** PowerShell takes typographic single quotes for the plain one, so they are doubled as well. */
function quotePowerShell(value: string): string {
  return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}

/**
 * Inside quotes, `%NAME%` would still be replaced and a quote would end the text; there, a caret before each special
 * character keeps it. That holds at the prompt, where people paste; a batch file would need doubled percent signs. The
 * prompt has no way to write a line break.
 */
function setInCmd(name: string, value: string): string {
  const line = value.replace(/\p{Cc}/gu, '')
  return /[%"!^]/.test(line) ? `set ${name}=${line.replace(/[^\w.:/-]/g, '^$&')}` : `set "${name}=${line}"`
}
