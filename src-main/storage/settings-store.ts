import ElectronStore from 'electron-store'
import { ipcMain } from 'electron'
import { join } from 'node:path'
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings.ts'
import type { Notice } from '../services/notice.ts'
import type { SettingsStore } from '../services/ports.ts'
import { setAsideUnusableSettings } from './settings-file.ts'

export interface OpenedSettings {
  readonly settingsStore: SettingsStore
  readonly notices: readonly Notice[]
}

/** Opens the app's settings; a file that cannot be used is kept under another name and replaced by the defaults. */
export function openSettings(folder: string): OpenedSettings {
  const asidePath = setAsideUnusableSettings(join(folder, 'settings.json'), new Date())
  const file = new ElectronStore<Settings>({
    cwd: folder,
    name: 'settings',
    defaults: defaultSettings,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  })
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
