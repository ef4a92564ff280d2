import { describe, expect, it } from 'vitest'
import { planTerminal } from './plan-terminal.ts'

const script = '/tmp/freecc-terminal-x/claude.command'

function plan(platform: NodeJS.Platform, installed: readonly string[], preferred?: string) {
  return planTerminal(platform, script, preferred, (program) =>
    installed.includes(program) ? `/usr/bin/${program.replace(/^.*\//, '')}` : null,
  )
}

describe('planTerminal', () => {
  it.each([
    ['x-terminal-emulator', ['-e', script]],
    ['gnome-terminal', ['--', script]],
    ['kgx', ['-e', script]],
    ['konsole', ['-e', script]],
    ['xfce4-terminal', ['-x', script]],
    ['kitty', [script]],
    ['alacritty', ['-e', script]],
    ['wezterm', ['start', '--', script]],
    ['foot', [script]],
    ['xterm', ['-e', script]],
  ])('runs the script in %s', (program, args) => {
    expect(plan('linux', [program])).toEqual({ file: `/usr/bin/${program}`, args })
  })

  it("prefers Debian's choice to others, and the user's own to all", () => {
    const installed = ['xterm', 'konsole', 'x-terminal-emulator', 'kitty', 'my-own-term']
    expect(plan('linux', installed)?.file).toBe('/usr/bin/x-terminal-emulator')
    expect(plan('linux', installed, 'kitty')).toEqual({ file: '/usr/bin/kitty', args: [script] })
    expect(plan('linux', installed, 'my-own-term')).toEqual({ file: '/usr/bin/my-own-term', args: ['-e', script] })
    expect(plan('linux', installed, 'gone')?.file).toBe('/usr/bin/x-terminal-emulator')
    expect(plan('linux', [...installed, '/opt/kitty'], '/opt/kitty')?.args).toEqual([script])
  })

  it('finds none where none is installed', () => expect(plan('linux', [])).toBeNull())

  it('opens the script on macOS, which starts Terminal', () => {
    expect(plan('darwin', [])).toEqual({ file: '/usr/bin/open', args: [script] })
  })

  it('uses Windows Terminal where there is one, else a window of its own', () => {
    expect(plan('win32', ['wt.exe', 'cmd.exe'])).toEqual({
      file: '/usr/bin/wt.exe',
      args: ['new-tab', '/usr/bin/cmd.exe', '/k', script],
    })
    expect(plan('win32', [])).toEqual({
      file: 'cmd.exe',
      args: ['/d', '/c', 'start', 'Claude Code', 'cmd.exe', '/k', script],
    })
  })
})
