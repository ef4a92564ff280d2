import ElectronStore from 'electron-store'
import { ipcMain } from 'electron'
import { join } from 'node:path'
import { settingsSchema, type Settings } from '../../shared/settings.ts'
import type { Notice } from '../services/notice.ts'
import type { SettingsStore } from '../services/ports.ts'
import { setAsideUnusableSettings, settingsFileOptions } from './settings-file.ts'

export interface OpenedSettings {
  readonly settingsStore: SettingsStore
  readonly notices: readonly Notice[]
}

/** Opens the app's settings; a file that cannot be used is kept under another name and replaced by the defaults. */
export function openSettings(folder: string): OpenedSettings {
  const asidePath = setAsideUnusableSettings(join(folder, 'settings.json'), new Date())
  // Started from a snap's terminal, this variable would make the library write in place, and a crash leave half a file.
  delete process.env['SNAP']
  const file = new ElectronStore<Settings>({ ...settingsFileOptions, cwd: folder, name: 'settings' })
  // The library opens a channel of its own for windows. Ours go through the one contract.
  ipcMain.removeAllListeners('electron-store-get-data')

  return {
    settingsStore: {
      read: () => settingsSchema.parse(file.store),
      write: (settings) => {
        file.store = settings
      },
    },
    notices: asidePath === undefined ? [] : [{ kind: 'settings-set-aside', file: asidePath }],
  }
}
