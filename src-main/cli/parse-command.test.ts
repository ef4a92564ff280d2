import { describe, expect, it } from 'vitest'
import { parseCommand } from './parse-command.ts'

function parse(line: string) {
  return parseCommand(line === '' ? [] : line.split(' '))
}

describe('parseCommand', () => {
  it.each([
    ['', { name: 'help' }],
    ['--help', { name: 'help' }],
    ['serve --help', { name: 'help' }],
    ['env -h', { name: 'help' }],
    ['run --help', { name: 'help' }],
    ['--version', { name: 'version' }],
    ['-v', { name: 'version' }],
    ['serve', { name: 'serve' }],
    ['serve --port 0', { name: 'serve', port: 0 }],
    ['serve --host [::1] --port=18082 --env-file x.env', { name: 'serve', host: '::1', port: 18082, envFile: 'x.env' }],
    ['env', { name: 'env' }],
    ['env --shell fish', { name: 'env', shell: 'fish' }],
    ['env --plain', { name: 'env', plain: true }],
    ['run -- claude -p hello --model opus', runOf('claude', '-p', 'hello', '--model', 'opus')],
    ['run claude --help', runOf('claude', '--help')],
    ['run -- ls -- -x', runOf('ls', '--', '-x')],
    ['doctor --env-file x', { name: 'doctor', envFile: 'x' }],
  ])('understands "%s"', (line, command) => {
    expect(parse(line)).toEqual({ ok: true, value: command })
  })

  it.each([
    ['srve', 'There is no command "srve"; there are serve, env, run, doctor. Did you mean "freecc serve"?'],
    ['frobnicate', 'There is no command "frobnicate"; there are serve, env, run, doctor.'],
    ['--verbose', 'There is no option --verbose; there are --help and --version.'],
    ['serve --prot 1', 'serve has no option --prot; it has --host, --port, --env-file.'],
    ['serve -x', 'serve has no option -x; it has --host, --port, --env-file.'],
    ['serve --port', 'serve --port needs a value.'],
    ['serve --host --port 1', 'serve --host needs a value.'],
    ['serve 8082', 'serve takes options only: --host, --port, --env-file.'],
    ['serve --port 65536', '--port must be a port number from 0 to 65535.'],
    ['serve --port 0x10', '--port must be a port number from 0 to 65535.'],
    ['serve --host http://x', '--host must be a host name or IP address without port or path, such as 127.0.0.1.'],
    ['env --shell tcsh', '--shell must be one of posix, fish, powershell, cmd; bash and zsh are posix.'],
    ['run', 'run needs a command after two dashes, such as: freecc run -- claude'],
    ['run --', 'run needs a command after two dashes, such as: freecc run -- claude'],
    ['run -p hello', 'run needs a command after two dashes, such as: freecc run -- claude'],
    ['doctor --fix', 'doctor has no option --fix; it has --env-file.'],
  ])('answers "%s" with one sentence', (line, message) => {
    expect(parse(line)).toEqual({ ok: false, message })
  })
})

function runOf(executable: string, ...commandArguments: string[]) {
  return { name: 'run', executable, commandArguments }
}
