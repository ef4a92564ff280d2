import type { StartAtLogin } from '../../../shared/ipc.ts'

/**
 * The file that makes a Linux desktop start a program at login.
 *
 * @param command the program and its arguments
 * @see https://specifications.freedesktop.org/autostart-spec/latest/
 */
export function autostartEntry(name: string, command: readonly string[]): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoteArgument).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ].join('\n')}\n`
}

/** What such a file says. Desktops switch an entry off by a line in it instead of removing it. */
export function readAutostartEntry(text: string | undefined): StartAtLogin {
  if (text === undefined) return 'off'
  const isOff = /^Hidden\s*=\s*true\s*$/im.test(text) || /^X-GNOME-Autostart-enabled\s*=\s*false\s*$/im.test(text)
  return isOff || !/^Exec\s*=\s*\S/m.test(text) ? 'off' : 'on'
}

/** Two rules on top of each other: an argument's own quoting, and that of the text in the file. */
function quoteArgument(argument: string): string {
  const quoted = `"${argument.replace(/["`$\\]/g, '\\$&')}"`
  return quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%')
}
