import { parseArgs, type ParseArgsConfig } from 'node:util'
import { shells, type ShellId } from '../../shared/env-snippets.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { editDistance } from '../../shared/nearest-name.ts'
import { isNodeError } from '../config/node-error.ts'
import { parseHost, parsePort } from '../config/variable-reader.ts'

export interface ServeCommand {
  readonly name: 'serve'
  readonly host?: string
  readonly port?: number
  readonly envFile?: string
}

export interface EnvCommand {
  readonly name: 'env'
  readonly shell?: ShellId
  /** Only where FreeCC is and how to get in, without what is known of the models. */
  readonly plain?: boolean
}

export interface RunCommand {
  readonly name: 'run'
  readonly executable: string
  readonly commandArguments: readonly string[]
}

export interface DoctorCommand {
  readonly name: 'doctor'
  readonly envFile?: string
}

export type Command =
  { readonly name: 'help' } | { readonly name: 'version' } | ServeCommand | EnvCommand | RunCommand | DoctorCommand

const commandNames = ['serve', 'env', 'run', 'doctor'] as const

/** Understands the command line, or says in one sentence what is wrong with it. */
export function parseCommand(words: readonly string[]): Result<Command> {
  const [name, ...rest] = words
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return ok({ name: 'help' })
  if (['version', '--version', '-v'].includes(name)) return ok({ name: 'version' })
  switch (name) {
    case 'serve':
      return parseServe(rest)
    case 'env':
      return parseEnv(rest)
    case 'run':
      return parseRun(rest)
    case 'doctor':
      return parseDoctor(rest)
    default:
      return fail(
        name.startsWith('-') ? `There is no option ${name}; there are --help and --version.` : noCommand(name),
      )
  }
}

function noCommand(name: string): string {
  const nearest = commandNames.find((candidate) => editDistance(name, candidate) <= 2)
  const hint = nearest === undefined ? '' : ` Did you mean "freecc ${nearest}"?`
  return `There is no command "${name}"; there are ${commandNames.join(', ')}.${hint}`
}

function parseServe(words: readonly string[]): Result<Command> {
  const options = { host: { type: 'string' }, port: { type: 'string' }, 'env-file': { type: 'string' } } as const
  const parsed = parseOptions('serve', words, options)
  if (!parsed.ok || parsed.value === 'help') return parsed.ok ? ok({ name: 'help' }) : parsed
  const { host: hostText, port: portText, 'env-file': envFile } = parsed.value
  const port = portText === undefined ? undefined : parsePort(portText)
  if (portText !== undefined && port === undefined) return fail('--port must be a port number from 0 to 65535.')
  const host = hostText === undefined ? undefined : parseHost(hostText)
  if (hostText !== undefined && host === undefined) {
    return fail('--host must be a host name or IP address without port or path, such as 127.0.0.1.')
  }
  return ok({
    name: 'serve',
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(envFile !== undefined && { envFile }),
  })
}

function parseEnv(words: readonly string[]): Result<Command> {
  const parsed = parseOptions('env', words, { shell: { type: 'string' }, plain: { type: 'boolean' } })
  if (!parsed.ok || parsed.value === 'help') return parsed.ok ? ok({ name: 'help' }) : parsed
  const text = parsed.value.shell
  const shell = shells.find((candidate) => candidate === text)
  if (text !== undefined && shell === undefined) {
    return fail(`--shell must be one of ${shells.join(', ')}; bash and zsh are posix.`)
  }
  return ok({ name: 'env', ...(shell !== undefined && { shell }), ...(parsed.value.plain && { plain: true }) })
}

/** Everything after `run` belongs to the command, its own options included. */
function parseRun(words: readonly string[]): Result<Command> {
  if (words[0] === '--help' || words[0] === '-h') return ok({ name: 'help' })
  const [executable, ...commandArguments] = words[0] === '--' ? words.slice(1) : words
  if (executable === undefined || executable === '' || (words[0] !== '--' && executable.startsWith('-'))) {
    return fail('run needs a command after two dashes, such as: freecc run -- claude')
  }
  return ok({ name: 'run', executable, commandArguments })
}

function parseDoctor(words: readonly string[]): Result<Command> {
  const parsed = parseOptions('doctor', words, { 'env-file': { type: 'string' } })
  if (!parsed.ok || parsed.value === 'help') return parsed.ok ? ok({ name: 'help' }) : parsed
  const envFile = parsed.value['env-file']
  return ok({ name: 'doctor', ...(envFile !== undefined && { envFile }) })
}

type CommandOptions = Record<string, { readonly type: 'string' | 'boolean' }>
type Values<Options extends CommandOptions> = {
  readonly [Name in keyof Options]?: Options[Name]['type'] extends 'boolean' ? boolean : string
}

function parseOptions<const Options extends CommandOptions>(
  command: string,
  words: readonly string[],
  options: Options,
): Result<Values<Options> | 'help'> {
  const config: ParseArgsConfig = {
    args: [...words],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: true,
    allowPositionals: false,
  }
  try {
    const { values } = parseArgs(config)
    return ok(values['help'] === true ? 'help' : (values as Values<Options>))
  } catch (error) {
    if (!isNodeError(error)) throw error
    return fail(explain(command, error, Object.keys(options)))
  }
}

function explain(command: string, error: NodeJS.ErrnoException, optionNames: readonly string[]): string {
  const quoted = /'(-[^' ]*)/.exec(error.message)?.[1] ?? ''
  const known = optionNames.map((name) => `--${name}`).join(', ')
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `${command} has no option ${quoted}; it has ${known}.`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `${command} ${quoted} needs a value.`
    default:
      return `${command} takes options only: ${known}.`
  }
}
