import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { autostartPath, createAutostartFile } from './autostart-file.ts'

let home = ''
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'freecc-autostart-'))))
afterEach(() => rmSync(home, { recursive: true }))

it('lies where the desktop looks for it', () => {
  expect(autostartPath({}, '/home/me')).toBe('/home/me/.config/autostart/freecc.desktop')
  expect(autostartPath({ XDG_CONFIG_HOME: '/etc/mine' }, '/home/me')).toBe('/etc/mine/autostart/freecc.desktop')
  expect(autostartPath({ XDG_CONFIG_HOME: 'mine' }, '/home/me')).toBe('/home/me/.config/autostart/freecc.desktop')
})

it('is written, read back and removed', () => {
  const path = autostartPath({}, home)
  const start = createAutostartFile(path, ['/opt/freecc', '--hidden'])
  expect(start.startAtLogin()).toBe('off')
  expect(start.setStartAtLogin(true)).toMatchObject({ ok: true })
  expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/freecc" "--hidden"')
  expect(start.startAtLogin()).toBe('on')
  expect(start.setStartAtLogin(false)).toMatchObject({ ok: true })
  expect(start.startAtLogin()).toBe('off')
  expect(start.setStartAtLogin(false)).toMatchObject({ ok: true })
})

it("follows what the desktop's own settings make of it", () => {
  const path = autostartPath({}, home)
  const start = createAutostartFile(path, ['/opt/freecc', '--hidden'])
  start.setStartAtLogin(true)
  writeFileSync(path, `${readFileSync(path, 'utf8')}Hidden=true\n`)
  expect(start.startAtLogin()).toBe('off')
  start.setStartAtLogin(true)
  expect(start.startAtLogin()).toBe('on')
})

it('says so where the folder cannot be written', () => {
  writeFileSync(join(home, '.config'), 'no folder')
  const start = createAutostartFile(autostartPath({}, home), ['/opt/freecc'])
  expect(start.setStartAtLogin(true)).toMatchObject({
    ok: false,
    message: expect.stringContaining('freecc.desktop could not be changed') as unknown,
  })
  expect(start.startAtLogin()).toBe('off')
})
