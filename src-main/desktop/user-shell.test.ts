import { expect, it } from 'vitest'
import { userShell } from './user-shell.ts'

it.each([
  ['win32', null, 'powershell'],
  ['darwin', '/bin/zsh', 'posix'],
  ['linux', '/usr/bin/fish', 'fish'],
  ['linux', null, 'posix'],
] as const)('on %s with %s: %s', (platform, loginShell, expected) => {
  expect(userShell(platform, loginShell)).toBe(expected)
})
