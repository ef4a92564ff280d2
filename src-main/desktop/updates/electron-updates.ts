import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'
import type { Updater } from './updates.ts'

/**
 * electron-updater, which reads where to look from `app-update.yml` beside the app.
 *
 * @param finish Lets open answers finish. The new app is started before this one has ended, and finds the port free.
 */
export function createElectronUpdater(finish: () => Promise<void>): Updater {
  let loading: Promise<AppUpdater> | undefined
  const load = () => (loading ??= loadUpdater())
  return {
    async findNewer() {
      const found = await (await load()).checkForUpdates()
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null
    },
    async download(onProgress) {
      const updater = await load()
      const report = ({ percent }: { readonly percent: number }) => onProgress(percent)
      updater.on('download-progress', report)
      await updater.downloadUpdate().finally(() => updater.off('download-progress', report))
    },
    async install() {
      const updater = await load()
      await finish()
      // Otherwise the new one would take this one for a running FreeCC, and leave again.
      app.releaseSingleInstanceLock()
      updater.quitAndInstall()
    },
  }
}

async function loadUpdater(): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater')
  const ForPlatform = { darwin: MacUpdater, win32: NsisUpdater }[String(process.platform)] ?? AppImageUpdater
  const updater = new ForPlatform()
  updater.logger = null
  updater.autoDownload = false
  // Rejected promises say the same.
  updater.on('error', () => undefined)
  return updater
}
