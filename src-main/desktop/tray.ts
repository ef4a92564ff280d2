import { app, Menu, Tray, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../shared/i18n/translator.ts'
import type { PortChoice, ProxyStatus } from '../../shared/proxy-status.ts'
import { glyphOf, trayIconFile } from './tray-icon.ts'
import { statusLine, trayMenu, type TrayAction, type TrayRow } from './tray-menu.ts'

export interface TrayOptions {
  /** Folder of the glyphs. */
  readonly icons: string
  readonly translate: Translate
  readonly act: (action: TrayAction) => void
}

export interface TrayView {
  readonly status: ProxyStatus
  readonly ports: PortChoice
  /** The words change with it. */
  readonly locale: string
}

export interface AppTray {
  show(view: TrayView): void
}

/** The icon in the system's tray. Its menu is replaced on a change only, because that closes an open one. */
export function createTray({ icons, translate, act }: TrayOptions, first: TrayView): AppTray {
  const iconOf = ({ status }: TrayView) => trayIconFile(icons, glyphOf(status), process.platform)
  const tray = new Tray(iconOf(first))
  let shown = ''

  function show(view: TrayView): void {
    const signature = JSON.stringify(view)
    if (signature === shown) return
    shown = signature
    tray.setImage(iconOf(view))
    tray.setToolTip(`${app.name}: ${statusLine(view.status, translate)}`)
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu({ ...view, translate }).map((row) => toItem(row, act))))
  }

  tray.setIgnoreDoubleClickEvents(true)
  // macOS opens the menu on a click by itself.
  if (process.platform !== 'darwin') tray.on('click', () => act({ kind: 'open-window' }))
  show(first)
  return { show }
}

function toItem(row: TrayRow, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (row.kind) {
    case 'status':
      return { label: row.label, enabled: false }
    case 'action':
      return { label: row.label, click: () => act(row.action) }
    case 'separator':
      return { type: 'separator' }
  }
}
