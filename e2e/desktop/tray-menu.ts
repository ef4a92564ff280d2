import { runOnDesktop, takeScreenshot } from './desktop.ts'
import { until } from './session/until.ts'

/** The middle of the first icon in the panel's tray. */
const icon = ['15', '16'] as const

/** Height of a row in the panel's menus, in pixels; what else a menu is high is shared by its separators. */
const rowHeight = 25

interface Geometry {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** The labels of the tray's menu, as the panel gets them; a separator is a dash. */
export async function trayLabels(): Promise<readonly string[]> {
  const layout = await callItem('/com/canonical/dbusmenu', [
    'com.canonical.dbusmenu.GetLayout',
    'int32:0',
    'int32:-1',
    'array:string:',
  ])
  return [...layout.matchAll(/string "(label|type)"\s+variant\s+string "([^"]*)"/g)].map(([, property, value = '']) =>
    property === 'type' ? '-' : value.replace(/_(.)/g, '$1'),
  )
}

/** Waits until the menu has a row of this label. */
export async function waitForTrayRow(label: string | RegExp): Promise<void> {
  await until(`the row ${label} in the tray's menu`, async () =>
    (await trayLabels().catch(() => [])).some((row) => matches(row, label)),
  )
}

/** Opens the menu of the icon in the panel by a click, and clicks on a row of it. */
export async function clickTrayRow(label: string | RegExp, screenshot?: string): Promise<void> {
  await waitForTrayRow(label)
  const menu = await until('the open menu of the tray', openMenu)
  if (screenshot !== undefined) await takeScreenshot(screenshot)
  const labels = await trayLabels()
  const y =
    menu.y +
    middleOf(
      labels.findIndex((row) => matches(row, label)),
      labels,
      menu.height,
    )
  await runOnDesktop('xdotool', ['mousemove', String(menu.x + 30), String(Math.round(y)), 'click', '1'])
  await until('the menu of the tray to close', async () => (await findMenu()) === undefined)
}

/** The panel may draw the icon a moment after it hears of it; a click that came too early opened something else. */
async function openMenu(): Promise<Geometry | undefined> {
  await runOnDesktop('xdotool', ['mousemove', ...icon, 'click', '3'])
  return until('a menu', findMenu, 2_000).catch(async () => {
    await runOnDesktop('xdotool', ['key', 'Escape'])
    return undefined
  })
}

function middleOf(index: number, labels: readonly string[], height: number): number {
  const separators = labels.filter((label) => label === '-').length
  const separatorHeight = (height - rowHeight * (labels.length - separators)) / Math.max(1, separators)
  const above = labels.slice(0, index)
  return above.reduce((sum, label) => sum + (label === '-' ? separatorHeight : rowHeight), rowHeight / 2)
}

/** The panel's plugins run in a program of their own; its only big window that no window manager frames is a menu. */
async function findMenu(): Promise<Geometry | undefined> {
  const tree = await runOnDesktop('xwininfo', ['-root', '-tree'])
  for (const line of tree.split('\n').filter((candidate) => candidate.includes('"wrapper-2.0"'))) {
    const [, id = ''] = /^\s+(0x[0-9a-f]+)/.exec(line) ?? []
    const details = await runOnDesktop('xwininfo', ['-id', id]).catch(() => '')
    const number = (name: string) => Number(new RegExp(`${name}:\\s+(-?\\d+)`).exec(details)?.[1])
    const isMenu = details.includes('IsViewable') && details.includes('Override Redirect State: yes')
    if (isMenu && number('Height') > 40) {
      return { x: number('Absolute upper-left X'), y: number('Absolute upper-left Y'), height: number('Height') }
    }
  }
  return undefined
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

function matches(row: string, label: string | RegExp): boolean {
  return typeof label === 'string' ? row === label : label.test(row)
}
