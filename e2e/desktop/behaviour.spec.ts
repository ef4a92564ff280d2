import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSettings } from '../../shared/settings.ts'
import { appExecutable, overwriteClipboard, readClipboard, runOnDesktop, takeScreenshot } from './desktop.ts'
import { appEnvironment, type RunningApp, type UserFolder } from './freecc-app.ts'
import { until } from './session/until.ts'
import { expect, test } from './test.ts'
import { clickTrayRow, waitForTrayRow } from './tray-menu.ts'

/** A session bus that nobody answers on: as on a desktop without a tray. */
const withoutTray = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }

function countWindows({ electron }: RunningApp): Promise<number> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}

/** As by the cross in its title bar. */
function closeWindow({ electron }: RunningApp): Promise<void> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

test('the tray copies the base URL', async ({ user, start }) => {
  await start()
  overwriteClipboard('something else')
  await clickTrayRow('Copy base URL')
  await expect.poll(readClipboard).toBe(user.url)
})

test('start at login is a file that the desktop reads, and that it may switch off', async ({ user, start }) => {
  const { window: page } = await start()
  const file = join(user.home, '.config/autostart/freecc.desktop')
  const setStart = (on: boolean) =>
    page.evaluate((wanted) => window.api.call('app.setStartAtLogin', { on: wanted }), on)
  const readState = async () =>
    (await page.evaluate(() => window.api.call('state.get', undefined))).desktop.startAtLogin
  expect(await readState()).toBe('off')

  expect(await setStart(true)).toMatchObject({ ok: true, value: { desktop: { startAtLogin: 'on' } } })
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec="\/.*" "--hidden"$/m)
  writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`)
  expect(await readState()).toBe('off')

  await setStart(true)
  expect(await readState()).toBe('on')
  expect(await setStart(false)).toMatchObject({ ok: true, value: { desktop: { startAtLogin: 'off' } } })
  expect(existsSync(file)).toBe(false)
})

test('the window comes back where it was, and as big', async ({ start }) => {
  const bounds = { x: 150, y: 120, width: 800, height: 560 }
  const first = await start()
  await first.electron.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place)
  }, bounds)
  const readBounds = ({ electron }: RunningApp) =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await expect.poll(() => readBounds(first)).toMatchObject({ width: 800, height: 560 })
  const before = await readBounds(first)
  await first.electron.close()
  const second = await start()
  await expect.poll(() => readBounds(second)).toMatchObject({ width: 800, height: 560 })
  // Window managers count the frame in or out.
  const distance = async () => {
    const after = await readBounds(second)
    return Math.max(Math.abs((after?.x ?? 0) - (before?.x ?? 0)), Math.abs((after?.y ?? 0) - (before?.y ?? 0)))
  }
  await expect.poll(distance).toBeLessThan(40)
})

test('closing the window says once where FreeCC went', async ({ user, start }) => {
  writeFileSync(join(user.userData, 'desktop.json'), JSON.stringify({ windowPlace: null, wasToldOfClosing: false }))
  const app = await start()
  await app.electron.evaluate(({ Notification }) => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: { title: string }) {
      told.push(this.title)
    }
  })
  const readTold = () => app.electron.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  await closeWindow(app)
  await expect.poll(() => countWindows(app)).toBe(0)
  await expect.poll(readTold).toEqual(['FreeCC goes on in the tray'])

  const reopened = app.electron.waitForEvent('window')
  await clickTrayRow('Open FreeCC')
  await reopened
  await closeWindow(app)
  await expect.poll(() => countWindows(app)).toBe(0)
  expect(await readTold()).toHaveLength(1)
  expect((await fetch(`${user.url}/`)).status).toBe(200)
})

test.describe('to quit by closing the window', () => {
  test.use({ settings: { desktop: { ...defaultSettings.desktop, onClose: 'quit' } } })

  test('closing the window ends FreeCC', async ({ user, start }) => {
    const app = await start()
    const closed = app.electron.waitForEvent('close', { timeout: 20_000 })
    await closeWindow(app).catch(() => undefined)
    await closed
    await expect(fetch(`${user.url}/`)).rejects.toThrow()
  })
})

test('without a tray the window says so, and closing it keeps it in reach', async ({ user, start }) => {
  writeFileSync(join(user.userData, 'desktop.json'), JSON.stringify({ windowPlace: null, wasToldOfClosing: false }))
  const app = await start({ environment: withoutTray, hasKeyring: false })
  await expect(app.window.getByText('This desktop shows no icons in a tray.')).toBeVisible()
  await takeScreenshot('no-tray')
  await closeWindow(app)
  expect(await countWindows(app)).toBe(1)
  const isMinimised = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
  await expect.poll(isMinimised).toBe(true)
  expect((await fetch(`${user.url}/`)).status).toBe(200)
})

test('a quiet start shows no window, and a second start shows it', async ({ user }) => {
  const app = startAlone(user, ['--hidden'])
  await waitForTrayRow(`● Running on 127.0.0.1:${user.port}`)
  expect(findRenderers(user)).toEqual([])
  const second = startAlone(user)
  expect(await second.ended).toBe(0)
  await until('the window', () => findRenderers(user).length === 1)
  app.quit()
  await app.ended
})

test('a crashed page is drawn again, while the proxy goes on', async ({ user }) => {
  const app = startAlone(user)
  const [first] = await until('the page', () => findRenderers(user).length === 1 && findRenderers(user))
  // Else the crash comes before there is a window to look at.
  await until('the window', async () => (await runOnDesktop('xdotool', ['search', '--name', 'FreeCC'])) !== '')
  process.kill(first ?? 0, 'SIGKILL')
  const [again] = await until('another page', () => {
    const found = findRenderers(user)
    return found.length === 1 && found[0] !== first && found
  })
  expect((await fetch(`${user.url}/`)).status).toBe(200)
  expect(findRenderers(user)).toEqual([again])
  app.quit()
  await app.ended
})

/** Starts the app without Playwright, which insists on a window and gives a crashed page up. */
function startAlone(user: UserFolder, args: readonly string[] = []) {
  const child = spawn(appExecutable, [`--user-data-dir=${user.userData}`, ...args], {
    env: appEnvironment(user),
    stdio: 'ignore',
    cwd: '/',
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { ended, quit: () => void child.kill() }
}

/** The processes that draw this user's pages. */
function findRenderers(user: UserFolder): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      const commandLine = readCommandLine(pid)
      return commandLine.includes('--type=renderer') && commandLine.includes(user.userData)
    })
}

function readCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // It ended meanwhile, or it is none.
    return ''
  }
}
