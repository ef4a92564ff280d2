import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../shared/i18n/translator.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import { glyphOf, trayIconFile } from './tray-icon.ts'
import { trayMenu, type TrayRow } from './tray-menu.ts'

const translate = createTranslator('en').t

function menu(status: ProxyStatus, free: number | null = null): readonly TrayRow[] {
  return trayMenu({ status, ports: { wanted: 8082, free }, translate })
}

const labels = (rows: readonly TrayRow[]) => rows.map((row) => (row.kind === 'separator' ? '-' : row.label))
const actions = (rows: readonly TrayRow[]) => rows.flatMap((row) => (row.kind === 'action' ? [row.action] : []))

const on: ProxyStatus = { state: 'on', url: 'http://127.0.0.1:8082' }
const off: ProxyStatus = { state: 'off', url: 'http://127.0.0.1:8082' }
const portInUse: ProxyStatus = { state: 'port-in-use', port: 8082 }
const failed: ProxyStatus = { state: 'failed', message: 'This machine has no address 10.0.0.1; use 127.0.0.1.' }

describe('trayMenu', () => {
  it('says how it stands and offers the way back', () => {
    expect(labels(menu(on)).slice(0, 2)).toEqual(['● Running on 127.0.0.1:8082', 'Turn off'])
    expect(labels(menu(off)).slice(0, 2)).toEqual(['○ Off', 'Turn on'])
    expect(actions(menu(on))[0]).toEqual({ kind: 'turn-off' })
    expect(actions(menu(off))[0]).toEqual({ kind: 'turn-on' })
  })

  it('gives a choice when the port is in use', () => {
    const rows = menu(portInUse, 8084)
    expect(labels(rows).slice(0, 3)).toEqual(['▲ Port 8082 is in use', 'Try port 8082 again', 'Use port 8084 instead'])
    expect(actions(rows).slice(0, 2)).toEqual([
      { kind: 'listen-on', port: 8082 },
      { kind: 'listen-on', port: 8084 },
    ])
  })

  it('offers no other port while none is known', () => {
    expect(labels(menu(portInUse)).slice(0, 3)).toEqual(['▲ Port 8082 is in use', 'Try port 8082 again', '-'])
  })

  it('says why it is not running', () => {
    expect(labels(menu(failed))[0]).toBe('▲ Not running: This machine has no address 10.0.0.1; use 127.0.0.1.')
  })

  it.each([{ state: 'starting' } as const, on, off, portInUse, failed])(
    'can always open, copy and quit: %j',
    (status) => {
      const kinds = actions(menu(status)).map(({ kind }) => kind)
      expect(kinds).toEqual(expect.arrayContaining(['copy-command', 'open-window', 'quit']))
    },
  )

  it('stays short', () => {
    for (const status of [on, off, portInUse, failed]) expect(menu(status, 8083).length).toBeLessThanOrEqual(12)
  })
})

describe('the icon', () => {
  it('has a shape for each state', () => {
    expect([on, off, portInUse, failed].map(glyphOf)).toEqual(['on', 'off', 'error', 'error'])
    expect(glyphOf({ state: 'starting' })).toBe('off')
  })

  it('is a template on macOS, an icon file on Windows, a picture elsewhere', () => {
    const files = (['darwin', 'win32', 'linux'] as const).map((platform) => trayIconFile('icons', 'on', platform))
    expect(files).toEqual(['icons/onTemplate.png', 'icons/on.ico', 'icons/on.png'])
  })
})
