import { expect, it } from 'vitest'
import { launchOf } from './launch.ts'

const environment = { Path: 'C:\\npm;C:\\bin', PATHEXT: '.COM;.EXE;.BAT;.CMD', ComSpec: 'C:\\cmd.exe' }

function onWindows(executable: string, commandArguments: readonly string[], files: readonly string[]) {
  return launchOf({ executable, commandArguments }, { platform: 'win32', environment }, (path) =>
    files.includes(path.toUpperCase()),
  )
}

it('starts a command as it is where there is no command processor', () => {
  const wanted = { executable: 'claude', commandArguments: ['-p', 'a "b" $c'] }
  expect(launchOf(wanted, { platform: 'linux', environment: {} })).toEqual({
    file: 'claude',
    args: ['-p', 'a "b" $c'],
    options: {},
  })
})

it('starts a program on Windows directly', () => {
  expect(onWindows('claude', ['-p', 'x y'], ['C:\\BIN\\CLAUDE.EXE'])).toMatchObject({
    file: 'C:\\bin\\claude.EXE',
    args: ['-p', 'x y'],
  })
})

it('starts what it cannot find by its name, so that the system says so', () => {
  expect(onWindows('claude', [], [])).toMatchObject({ file: 'claude', args: [] })
})

it('starts a batch file on Windows through the command processor, with nothing left for it to act on', () => {
  const { file, args, options } = onWindows('claude', ['-p', 'a&b "c" %PATH%\\'], ['C:\\NPM\\CLAUDE.CMD'])
  expect(file).toBe('C:\\cmd.exe')
  expect(options).toEqual({ windowsVerbatimArguments: true })
  const line = args.at(-1) ?? ''
  expect(line.startsWith('"C:\\npm\\claude.CMD ')).toBe(true)
  // Taking one caret from each special character twice gives what the program's own parser expects.
  const seen = line.slice(1, -1).replace(/\^(.)/g, '$1').replace(/\^(.)/g, '$1')
  expect(seen).toBe('C:\\npm\\claude.CMD "-p" "a&b \\"c\\" %PATH%\\\\"')
  expect(line.slice(1, -1)).not.toMatch(/(?<!\^)[&%"]/)
})
