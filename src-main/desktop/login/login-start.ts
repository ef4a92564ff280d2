import { app } from 'electron'
import { failWith } from '../../../shared/i18n/words.ts'
import { ok } from '../../../shared/result.ts'
import type { LoginStart } from '../../services/ports.ts'
import { autostartPath, createAutostartFile } from './autostart-file.ts'

/** Asks for no window: what the operating system starts at login stays in the tray. */
export const hiddenArgument = '--hidden'

/** Whether FreeCC starts with the user's session. */
export function createLoginStart(): LoginStart {
  if (process.platform === 'linux')
    return createAutostartFile(autostartPath(process.env, app.getPath('home')), command())
  return app.isPackaged ? withElectron() : unavailable
}

/** Whether this start should show no window. */
export function isHiddenStart(): boolean {
  // macOS passes no arguments to what it starts at login.
  const byLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
  return byLogin || process.argv.includes(hiddenArgument)
}

/** An AppImage runs from a folder that is another one the next time; what stays is the image itself. */
function command(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath
  return [program, ...(process.defaultApp ? [app.getAppPath()] : []), hiddenArgument]
}

/** Electron finds the entry on Windows by its arguments only. */
function withElectron(): LoginStart {
  const args = process.platform === 'win32' ? { args: [hiddenArgument] } : {}
  return {
    startAtLogin: () => (app.getLoginItemSettings(args).openAtLogin ? 'on' : 'off'),
    setStartAtLogin(on) {
      app.setLoginItemSettings({ openAtLogin: on, ...args })
      return app.getLoginItemSettings(args).openAtLogin === on ? ok(undefined) : failWith('failure.loginRefused', {})
    },
  }
}

/** In development Electron itself would be registered, which starts nothing of ours. */
const unavailable: LoginStart = {
  startAtLogin: () => 'unavailable',
  setStartAtLogin: () => failWith('failure.notInstalled', {}),
}
