import { runOnDesktop, takeScreenshot } from './desktop.ts'
import { until } from './session/until.ts'

/** The middle of the first icon in the panel's tray. */
const icon = ['15', '16'] as const

/** Height of a row in the panel's menus, in pixels; what else a menu is high is shared by its separators. */
const rowHeight = 25

/** A row of the menu, or of a submenu by the rows that lead to it. */
export type TrayPath = string | RegExp | readonly (string | RegExp)[]

interface Geometry {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly height: number
}

interface MenuItem {
  readonly id: number
  /** A separator's is a dash. */
  readonly label: string
  readonly isMarked: boolean
}

/** The labels of the tray's menu, or of a submenu of it, as the panel gets them; a separator is a dash. */
export async function trayLabels(submenu: TrayPath = []): Promise<readonly string[]> {
  return (await itemsBehind(listOf(submenu))).map(({ label }) => label)
}

/** The label of the row that is marked as chosen. */
export async function markedTrayRow(submenu: TrayPath): Promise<string | undefined> {
  return (await itemsBehind(listOf(submenu))).find(({ isMarked }) => isMarked)?.label
}

/** Waits until there is such a row. */
export async function waitForTrayRow(path: TrayPath): Promise<void> {
  const rows = listOf(path)
  await until(`the row ${String(path)} in the tray's menu`, () => isThere(rows))
}

async function isThere(rows: readonly (string | RegExp)[]): Promise<boolean> {
  const last = rows.at(-1) ?? ''
  return (await trayLabels(rows.slice(0, -1)).catch(() => [])).some((row) => matches(row, last))
}

/**
 * Opens the menu of the icon in the panel by a click, and clicks on a row of it, through its submenus.
 *
 * On a busy machine the panel may open its menu late or twice, and the click goes to the one that is about to close.
 * The one that stays open then is closed, and the row clicked anew as long as it is there.
 */
export async function clickTrayRow(path: TrayPath, screenshot?: string): Promise<void> {
  await waitForTrayRow(path)
  const rows = listOf(path)
  for (let attempt = 1; attempt <= 3; attempt++) {
    await clickThrough(rows, screenshot)
    if (await closesByItself()) return
    await closeMenus()
    if (!(await isThere(rows))) return
  }
  throw new Error(`The row ${String(path)} of the tray's menu took no click.`)
}

async function clickThrough(rows: readonly (string | RegExp)[], screenshot?: string): Promise<void> {
  let menu = await openTrayMenu()
  for (const [depth, row] of rows.entries()) {
    const isLast = depth === rows.length - 1
    if (isLast && screenshot !== undefined) await takeScreenshot(screenshot)
    const known = (await findMenus()).map(({ id }) => id)
    await clickInMenu(menu, row, await trayLabels(rows.slice(0, depth)))
    if (isLast) return
    menu = await until('the submenu', async () => (await findMenus()).find(({ id }) => !known.includes(id)))
  }
}

function closesByItself(): Promise<boolean> {
  return until('the menu of the tray to close', async () => !(await isTrayMenuOpen()), 15_000).catch(() => false)
}

async function closeMenus(): Promise<void> {
  await until('the menu of the tray to close', async () => {
    if (!(await isTrayMenuOpen())) return true
    await runOnDesktop('xdotool', ['key', 'Escape'])
    return false
  })
}

/** Opens the menu by a click on the icon. */
export async function openTrayMenu(): Promise<Geometry> {
  return until('the open menu of the tray', tryToOpen)
}

export async function isTrayMenuOpen(): Promise<boolean> {
  return (await findMenus()).length > 0
}

/** The panel may draw the icon a moment after it hears of it; a click that came too early opened something else. */
async function tryToOpen(): Promise<Geometry | undefined> {
  await runOnDesktop('xdotool', ['mousemove', ...icon, 'click', '3'])
  return until('a menu', async () => (await findMenus())[0], 5_000).catch(async () => {
    await runOnDesktop('xdotool', ['key', 'Escape'])
    return undefined
  })
}

async function clickInMenu(menu: Geometry, row: string | RegExp, labels: readonly string[]): Promise<void> {
  const index = labels.findIndex((label) => matches(label, row))
  const y = Math.round(menu.y + middleOf(index, labels, menu.height))
  await runOnDesktop('xdotool', ['mousemove', String(menu.x + 30), String(y), 'click', '1'])
}

function middleOf(index: number, labels: readonly string[], height: number): number {
  const separators = labels.filter((label) => label === '-').length
  const separatorHeight = (height - rowHeight * (labels.length - separators)) / Math.max(1, separators)
  const above = labels.slice(0, index)
  return above.reduce((sum, label) => sum + (label === '-' ? separatorHeight : rowHeight), rowHeight / 2)
}

/** The panel's plugins run in a program of their own; its only big windows that no window manager frames are menus. */
async function findMenus(): Promise<readonly Geometry[]> {
  const tree = await runOnDesktop('xwininfo', ['-root', '-tree'])
  const menus: Geometry[] = []
  for (const line of tree.split('\n').filter((candidate) => candidate.includes('"wrapper-2.0"'))) {
    const [, id = ''] = /^\s+(0x[0-9a-f]+)/.exec(line) ?? []
    const details = await runOnDesktop('xwininfo', ['-id', id]).catch(() => '')
    const number = (name: string) => Number(new RegExp(`${name}:\\s+(-?\\d+)`).exec(details)?.[1])
    const isMenu = details.includes('IsViewable') && details.includes('Override Redirect State: yes')
    if (isMenu && number('Height') > 20 && number('Width') > 60) {
      menus.push({
        id,
        x: number('Absolute upper-left X'),
        y: number('Absolute upper-left Y'),
        height: number('Height'),
      })
    }
  }
  return menus
}

/** The rows of the menu behind these rows. */
async function itemsBehind(path: readonly (string | RegExp)[]): Promise<readonly MenuItem[]> {
  let items = await readItems(0)
  for (const row of path) {
    const parent = items.find(({ label }) => matches(label, row))
    if (parent === undefined) throw new Error(`There is no row ${String(row)} in the tray's menu.`)
    items = await readItems(parent.id)
  }
  return items
}

/** The rows of one menu, without those of its submenus. */
async function readItems(parent: number): Promise<readonly MenuItem[]> {
  const layout = await callItem('/com/canonical/dbusmenu', [
    'com.canonical.dbusmenu.GetLayout',
    `int32:${parent}`,
    'int32:1',
    'array:string:',
  ])
  // The first of these structures is the parent itself.
  const [, , ...children] = layout.split(/struct \{\s+int32 /)
  return children.map((text): MenuItem => {
    const value = (property: string) =>
      new RegExp(`string "${property}"\\s+variant\\s+\\w+ "?([^"\\n]*)`).exec(text)?.[1]
    return {
      id: Number.parseInt(text, 10),
      label: value('type') === 'separator' ? '-' : (value('label') ?? '').replace(/_(.)/g, '$1'),
      isMarked: value('toggle-state') === '1',
    }
  })
}

/** Calls the tray item that is registered on the session bus. */
async function callItem(path: string, call: readonly string[]): Promise<string> {
  const items = await callBus('org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', [
    'org.freedesktop.DBus.Properties.Get',
    'string:org.kde.StatusNotifierWatcher',
    'string:RegisteredStatusNotifierItems',
  ])
  const [, service] = /string "([^"/]+)/.exec(items) ?? []
  if (service === undefined) throw new Error('There is no icon in the tray.')
  return callBus(service, path, call)
}

function callBus(service: string, path: string, call: readonly string[]): Promise<string> {
  return runOnDesktop('dbus-send', ['--session', '--print-reply', `--dest=${service}`, path, ...call])
}

function listOf(path: TrayPath): readonly (string | RegExp)[] {
  return typeof path === 'string' || path instanceof RegExp ? [path] : path
}

function matches(row: string, label: string | RegExp): boolean {
  return typeof label === 'string' ? row === label : label.test(row)
}
