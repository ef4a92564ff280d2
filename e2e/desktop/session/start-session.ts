import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { account, handOver } from '../../../src-main/development/account.ts'
import { panelSettings } from './panel-settings.ts'
import { startService, type Service } from './service.ts'
import { until } from './until.ts'

export interface DesktopSession {
  /** What programs of this desktop need to find it. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

const run = promisify(execFile)

/**
 * A real desktop on a screen that nobody sees: X server, session bus, unlocked keyring, window manager, and a panel
 * with a tray. It stands apart from any desktop that this machine has.
 */
export async function startSession(logFile: string): Promise<DesktopSession> {
  const home = makeHome()
  const removeHome = () => rmSync(home, { recursive: true, force: true })
  process.once('exit', removeHome)
  const services: Service[] = []
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    // Chromium chooses its keychain by it.
    XDG_CURRENT_DESKTOP: 'XFCE',
    // Nobody looks for assistive technology here, and its bus would outlive the session.
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
  }
  const start = (file: string, args: readonly string[], input?: string): Service => {
    const service = startService(file, args, { environment, logFile, ...(input !== undefined && { input }) })
    services.unshift(service)
    return service
  }
  const isOnBus = (name: string) => () => ownsBusName(name, environment)

  async function stop(): Promise<void> {
    for (const service of services) await service.stop()
    removeHome()
  }

  try {
    const screen = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-ac'])
    environment['DISPLAY'] = `:${await screen.firstLine}`
    const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=1'])
    environment['DBUS_SESSION_BUS_ADDRESS'] = await bus.firstLine
    start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], 'a test password')
    start('openbox', [])
    await until('the window manager', () => hasWindowManager(environment))
    start('xfce4-panel', ['--disable-wm-check'])
    await until('the keyring', isOnBus('org.freedesktop.secrets'))
    await until('the tray', isOnBus('org.kde.StatusNotifierWatcher'))
    return { environment, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'freecc-desktop-'))
  const folders = ['run', '.local', '.local/share', '.local/share/keyrings', '.config', '.config/xfce4']
  const panelFolder = '.config/xfce4/xfconf/xfce-perchannel-xml'
  for (const folder of ['', ...folders, '.config/xfce4/xfconf', panelFolder]) {
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 })
    handOver(join(home, folder))
  }
  writeFileSync(join(home, panelFolder, 'xfce4-panel.xml'), panelSettings)
  handOver(join(home, panelFolder, 'xfce4-panel.xml'))
  return home
}

async function hasWindowManager(environment: Readonly<Record<string, string>>): Promise<boolean> {
  const { stdout } = await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env: environment })
  return stdout.includes('window id')
}

async function ownsBusName(name: string, environment: Readonly<Record<string, string>>): Promise<boolean> {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const { stdout } = await run('dbus-send', [...question, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`], {
    env: environment,
    ...(account ?? {}),
  })
  return stdout.includes('boolean true')
}
