import { describe, expect, it } from 'vitest'
import { autostartEntry, readAutostartEntry } from './autostart-entry.ts'

const entry = autostartEntry('FreeCC', ['/opt/FreeCC/freecc', '--hidden'])

describe('an autostart entry', () => {
  it('starts the program with its window hidden', () => {
    expect(entry.split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=FreeCC',
      'Exec="/opt/FreeCC/freecc" "--hidden"',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ])
  })

  it.each([
    ['/home/a b/FreeCC.AppImage', 'Exec="/home/a b/FreeCC.AppImage"'],
    ['/home/100%/FreeCC', 'Exec="/home/100%%/FreeCC"'],
    ['/home/$HOME`id`/x', String.raw`Exec="/home/\\$HOME\\` + '`id' + String.raw`\\` + '`/x"'],
    ['/home/a"b\\c', String.raw`Exec="/home/a\\"b\\\\c"`],
  ])('keeps %s in one piece', (path, line) => {
    expect(autostartEntry('FreeCC', [path])).toContain(`${line}\n`)
  })

  it('is on as we write it, and off where there is none', () => {
    expect(readAutostartEntry(entry)).toBe('on')
    expect(readAutostartEntry(undefined)).toBe('off')
  })

  it.each(['Hidden=true', 'Hidden = True', 'X-GNOME-Autostart-enabled=false'])(
    "is off after the desktop's own settings wrote %s",
    (line) => {
      const key = line.split(/\s*=/)[0] ?? ''
      const others = entry.split('\n').filter((other) => !other.startsWith(key))
      expect(readAutostartEntry([...others, line, ''].join('\n'))).toBe('off')
    },
  )

  it('is off without a program to start', () => {
    expect(readAutostartEntry('[Desktop Entry]\nExec=\n')).toBe('off')
  })
})
