import { environmentCommands, type EnvironmentVariables } from '../../../shared/env-snippets.ts'
import { cloudDetours } from '../../config/cloud-detours.ts'

/** What a terminal has to do: go to a folder, set the variables and start Claude Code. */
export interface TerminalSession {
  readonly folder: string
  readonly variables: EnvironmentVariables
  /** Where `claude` is. */
  readonly claude: string
}

/**
 * A script and not arguments, which every program could read (`ps`): it holds the token, and removes itself first. When
 * Claude Code ends, the shell of the user goes on in its place.
 */
export function posixScript({ folder, variables, claude }: TerminalSession): string {
  const programs = claude.slice(0, claude.lastIndexOf('/'))
  return [
    '#!/bin/sh',
    'rm -f -- "$0"',
    'rmdir -- "${0%/*}" 2>/dev/null',
    `cd -- ${quote(folder)} || exit 1`,
    environmentCommands('posix', variables),
    `unset ${cloudDetours.join(' ')}`,
    // What Claude Code is started by, such as Node, mostly lies beside it.
    `PATH=${quote(programs)}:"$PATH"`,
    'export PATH',
    quote(claude),
    'exec "${SHELL:-/bin/sh}"',
    '',
  ].join('\n')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The same as a batch file, which removes itself as it ends: until then the command processor reads on in it. */
export function batchScript({ folder, variables, claude }: TerminalSession): string {
  const set = ([name, value]: readonly [string, string]) => `set "${name}=${literal(value)}"`
  return [
    '@echo off',
    'chcp 65001 >nul',
    ...variables.map(set),
    ...['ANTHROPIC_API_KEY', ...cloudDetours].map((name) => `set "${name}="`),
    `cd /d "${literal(folder)}"`,
    // Of what stands in one block, nothing is read from the file again.
    `(del "%~f0" & call "${literal(claude)}")`,
    '',
  ].join('\r\n')
}

/** Between quotes only these would not stand for themselves in a batch file. */
function literal(text: string): string {
  return text.replace(/["\p{Cc}]/gu, '').replaceAll('%', '%%')
}
