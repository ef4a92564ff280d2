/** Shells whose syntax for setting variables FreeCC writes. `posix` is bash, zsh and their kin. */
export const shells = ['posix', 'fish', 'powershell', 'cmd'] as const
export type ShellId = (typeof shells)[number]

const unset = 'ANTHROPIC_API_KEY'

/**
 * Commands that point Claude Code in this shell at the proxy.
 *
 * Only the token variable is set and `ANTHROPIC_API_KEY` is removed: with both, Claude Code warns of an auth conflict
 * (edge case 310). The base URL carries no `/v1`.
 */
export function environmentCommands(
  shell: ShellId,
  variables: ReadonlyArray<readonly [name: string, value: string]>,
): string {
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

/** The variables that Claude Code needs, in the order they are shown. */
export function claudeCodeVariables(baseUrl: string, token: string): ReadonlyArray<readonly [string, string]> {
  return [
    ['ANTHROPIC_BASE_URL', baseUrl],
    ['ANTHROPIC_AUTH_TOKEN', token],
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
