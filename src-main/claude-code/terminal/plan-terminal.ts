/** How to open a terminal that runs a script. */
export interface TerminalLaunch {
  readonly file: string
  readonly args: readonly string[]
}

/** Terminals of Linux desktops; the first that is installed is used. Each takes a program to run in its own way. */
const linuxTerminals: ReadonlyArray<readonly [program: string, ...before: readonly string[]]> = [
  // What the user or Debian has chosen for all.
  ['x-terminal-emulator', '-e'],
  ['ptyxis', '--'],
  ['kgx', '-e'],
  ['gnome-terminal', '--'],
  ['konsole', '-e'],
  ['xfce4-terminal', '-x'],
  ['mate-terminal', '-x'],
  ['lxterminal', '-e'],
  ['qterminal', '-e'],
  ['terminator', '-x'],
  ['tilix', '-e'],
  ['ghostty', '-e'],
  ['kitty'],
  ['alacritty', '-e'],
  ['wezterm', 'start', '--'],
  ['foot'],
  ['urxvt', '-e'],
  ['st', '-e'],
  ['xterm', '-e'],
]

/**
 * The terminal of this system, or null if there is none.
 *
 * @param preferred the terminal that the user named in `TERMINAL`
 * @param find where a program is, null if it is not installed
 */
export function planTerminal(
  platform: NodeJS.Platform,
  script: string,
  preferred: string | undefined,
  find: (program: string) => string | null,
): TerminalLaunch | null {
  // Opens Terminal, or whatever the user has chosen for such files.
  if (platform === 'darwin') return { file: '/usr/bin/open', args: [script] }
  if (platform === 'win32') return planOnWindows(script, find)
  const named = preferred === undefined || preferred === '' ? [] : [knownTerminal(preferred)]
  for (const [program, ...before] of [...named, ...linuxTerminals]) {
    const file = find(program)
    if (file !== null) return { file, args: [...before, script] }
  }
  return null
}

function knownTerminal(preferred: string): readonly [string, ...(readonly string[])] {
  const name = preferred.slice(preferred.lastIndexOf('/') + 1)
  const [, ...before] = linuxTerminals.find(([program]) => program === name) ?? [name, '-e']
  return [preferred, ...before]
}

function planOnWindows(script: string, find: (program: string) => string | null): TerminalLaunch {
  const processor = find('cmd.exe') ?? 'cmd.exe'
  const terminal = find('wt.exe')
  if (terminal !== null) return { file: terminal, args: ['new-tab', processor, '/k', script] }
  // Its own window, which `start` gives it; the first text in quotes is the title.
  return { file: processor, args: ['/d', '/c', 'start', 'Claude Code', processor, '/k', script] }
}
