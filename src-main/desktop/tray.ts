import { app, Menu, Tray, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../shared/i18n/translator.ts'
import { noTraffic, type Traffic } from '../services/traffic.ts'
import { createMenuKeeper } from './menu-keeper.ts'
import { glyphOf, trayIconFile } from './tray-icon.ts'
import { statusLine, trayMenu, type TrayAction, type TrayRow, type TrayView } from './tray-menu.ts'

export interface TrayOptions {
  /** Folder of the glyphs. */
  readonly icons: string
  readonly translate: Translate
  readonly act: (action: TrayAction) => void
}

export interface AppTray {
  readonly show: (view: TrayView) => void
  /** Comes often: the menu is made anew only where it would read otherwise. */
  readonly showTraffic: (traffic: Traffic) => void
}

/** The icon in the system's tray. Everything is replaced on a change only. */
export function createTray({ icons, translate, act }: TrayOptions, first: TrayView): AppTray {
  let view = first
  let traffic = noTraffic
  const iconFile = () => trayIconFile(icons, glyphOf(view.status, traffic.isBusy), process.platform)
  const tray = new Tray(iconFile())
  const keeper = createMenuKeeper<Menu>((menu) => tray.setContextMenu(menu))
  const putIcon = onChange((file: string) => tray.setImage(file))
  const putToolTip = onChange((text: string) => tray.setToolTip(text))
  const putMenu = onChange((rows: readonly TrayRow[]) => {
    const menu = Menu.buildFromTemplate(rows.map((row) => toItem(row, act)))
    // On Linux the panel draws the menu, keeps it open over a change, and does not say reliably when it closes.
    if (process.platform !== 'linux') menu.on('menu-will-show', keeper.opened).on('menu-will-close', keeper.closed)
    keeper.set(menu)
  })

  function update(): void {
    putIcon(iconFile())
    putToolTip(`${app.name}: ${statusLine(view.status, translate)}`)
    putMenu(trayMenu({ ...view, problem: traffic.problem, translate }))
  }

  tray.setIgnoreDoubleClickEvents(true)
  // macOS opens the menu on a click by itself.
  if (process.platform !== 'darwin') tray.on('click', () => act({ kind: 'open-window' }))
  update()
  return {
    show(next) {
      view = next
      update()
    },
    showTraffic(next) {
      traffic = next
      update()
    },
  }
}

/** Takes a value only where it differs from the last one. */
function onChange<T>(put: (value: T) => void): (value: T) => void {
  let last: string | undefined
  return (value) => {
    const signature = JSON.stringify(value)
    if (signature === last) return
    last = signature
    put(value)
  }
}

function toItem(row: TrayRow, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (row.kind) {
    case 'status':
      return { label: literally(row.label), enabled: false }
    case 'action':
      return { label: literally(row.label), click: () => act(row.action) }
    case 'choice':
      return { type: 'radio', label: literally(row.label), checked: row.isChosen, click: () => act(row.action) }
    case 'submenu':
      return { label: literally(row.label), submenu: row.rows.map((child) => toItem(child, act)) }
    case 'separator':
      return { type: 'separator' }
  }
}

/** In a menu an ampersand marks the next letter as a shortcut. */
function literally(label: string): string {
  return label.replaceAll('&', '&&')
}
