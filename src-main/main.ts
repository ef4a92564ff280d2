import { app, dialog, safeStorage } from 'electron'
import { join } from 'node:path'
import { createTranslator } from '../shared/i18n/translator.ts'
import { createCredentialsFor } from './auth/index.ts'
import { createClaudeCode } from './claude-code/claude-code.ts'
import { announceRuntime } from './config/announce-runtime.ts'
import { catalogueSource } from './config/catalogue-source.ts'
import { createAppDesktop } from './desktop/app-desktop.ts'
import { setUpAppMenu } from './desktop/app-menu.ts'
import { appOrigin, declareAppScheme, serveApp } from './desktop/app-protocol.ts'
import { askForFolder } from './desktop/ask-for-folder.ts'
import { copyText } from './desktop/clipboard.ts'
import { createFileDialogs, openFolder } from './desktop/file-dialogs.ts'
import { speak } from './desktop/language.ts'
import { isOnlyInstance, setUpLifecycle } from './desktop/lifecycle.ts'
import { setUpSecurity } from './desktop/security.ts'
import { createElectronUpdater } from './desktop/updates/electron-updates.ts'
import { firstUpdateStatus } from './desktop/updates/update-way.ts'
import { createUpdates } from './desktop/updates/updates.ts'
import { userShell } from './desktop/user-shell.ts'
import { createCallHandlers } from './ipc/call-handlers.ts'
import { registerCalls } from './ipc/register-calls.ts'
import { createLog } from './logging/create-log.ts'
import { createPatternRedactor } from './logging/pattern-redactor.ts'
import { createListCache } from './models/list-cache.ts'
import { loadModelKnowledge } from './models/model-knowledge.ts'
import { keepCatalogueFresh } from './models/refresh-catalogue.ts'
import { createProxy } from './proxy/create-proxy.ts'
import { createRequestLog } from './recording/request-log.ts'
import { createAppController } from './services/app-controller.ts'
import { combineObservers } from './services/combine-observers.ts'
import { createConnectionTests } from './services/connection-test/connection-tests.ts'
import { listLocalServers } from './services/model-choices/list-local-servers.ts'
import { createModelListings } from './services/model-choices/model-listings.ts'
import { openClaudeCodeMemory } from './storage/claude-code-memory.ts'
import { openDesktopMemory } from './storage/desktop-memory.ts'
import { createKeyEncryption } from './storage/key-encryption.ts'
import { openKeyVault } from './storage/key-vault.ts'
import { openLocalToken } from './storage/local-token.ts'
import { openSettings } from './storage/settings-store.ts'

/** The app's entry: puts the parts together. What each does stands in its own file. */

const appFolder = app.getAppPath()
const shell = userShell(process.platform)
const translator = createTranslator('en')

/** Gives what shows the window. */
async function start(): Promise<() => void> {
  const userData = app.getPath('userData')
  const { settingsStore, notices: settingsNotices } = openSettings(userData)
  const encryption = createKeyEncryption(safeStorage, process.platform)
  const { keyVault, notices: keyNotices } = openKeyVault(join(userData, 'keys.json'), encryption)
  const localToken = openLocalToken(join(userData, 'token'))

  const recordingFolder = join(userData, 'requests')
  const { recording } = settingsStore.read()
  const redactor = createPatternRedactor(() => [localToken.current(), ...keyVault.secrets()], recording.hiddenPatterns)
  const requestLog = createRequestLog({
    settings: recording,
    folder: recordingFolder,
    redactor,
    onTrouble: (code) => controller.report({ kind: 'recording-stopped', folder: recordingFolder, code }),
    push: (changed) => desktop.showExchanges(changed),
    pushList: (left) => desktop.showExchangeList(left),
    isWatched: () => desktop.isWindowInSight(),
  })
  const log = createLog({
    settings: settingsStore.read().logging,
    directory: app.getPath('logs'),
    console: null,
    redact: redactor.redact,
  })

  const settings = settingsStore.read()
  const source = catalogueSource(settings)
  const models = await loadModelKnowledge(source)
  const updates = createUpdates({
    updater: createElectronUpdater(() => lifecycle.finish()),
    first: firstUpdateStatus({ isPackaged: app.isPackaged, platform: process.platform, environment: process.env }),
    looksByItself: () => settingsStore.read().updates.check,
    onChange: () => void controller.refresh(),
    note: (sentence) => log.logger.log('WARNING', sentence),
  })
  const desktop = createAppDesktop({
    url: `${appOrigin}/`,
    preload: join(appFolder, 'dist/preload/preload.cjs'),
    assets: join(appFolder, 'src-main/assets'),
    translate: translator.t,
    memory: openDesktopMemory(join(userData, 'desktop.json')),
    controller: () => controller,
    updates,
    listExchanges: requestLog.list,
  })
  const controller = createAppController({
    settingsStore,
    keyVault,
    desktop: desktop.host,
    files: createFileDialogs(translator.t),
    localToken,
    onSettings: ({ logging, recording }) => {
      log.configure(logging)
      requestLog.configure(recording)
    },
    recordingFolder,
    shell,
    models,
    credentialsFor: createCredentialsFor(process.env),
    createProxy: (config) => createProxy(config, combineObservers([requestLog.observer, log.observer])),
    version: app.getVersion(),
    notices: [...settingsNotices, ...keyNotices],
    translate: translator.t,
    speak: (language) => speak(translator, language),
    announce: (url) => {
      log.logger.log('INFO', url === null ? 'FreeCC listens no more' : `FreeCC listens on ${url}`)
      return announceRuntime(url, localToken.current())
    },
    onChange: desktop.showState,
  })

  const claudeCode = createClaudeCode({
    system: { platform: process.platform, home: app.getPath('home'), environment: process.env },
    memory: openClaudeCodeMemory(join(userData, 'claude-code.json')),
    backups: join(userData, 'claude-code-backups'),
    own: () => {
      const { status, access } = controller.state()
      return { url: controller.baseUrl(), token: localToken.current(), status: status.state, ...access }
    },
    variables: controller.clientVariables,
    askForFolder,
    translate: translator.t,
  })

  setUpSecurity()
  setUpAppMenu()
  serveApp(join(appFolder, 'dist/renderer'))
  registerCalls(
    createCallHandlers({
      controller,
      connectionTests: createConnectionTests(controller.tryOut),
      listModels: createModelListings({
        tryOut: controller.tryOut,
        lists: controller.modelLists,
        models,
        cache: createListCache(join(userData, 'model-lists.json')),
      }),
      requestLog,
      claudeCode,
      findLocalServers: listLocalServers,
      updates,
      copyText,
      logFiles: { openFolder: () => openFolder(app.getPath('logs')), deleteAll: log.deleteFiles },
    }),
    appOrigin,
  )
  const lifecycle = setUpLifecycle({
    showWindow: desktop.showWindow,
    stop: async () => {
      if (controller.state().claudeCode.undoOnQuit) await claudeCode.undoAll()
      await controller.stop()
      await Promise.all([log.logger.close(), requestLog.close()])
    },
  })

  desktop.begin()
  await controller.start()
  // Tests of the app reach nothing beyond this machine.
  if (settings.models.refresh && process.env['FREECC_REFRESH_MODELS'] !== 'false') {
    keepCatalogueFresh({ ...source, take: models.update, note: (sentence) => log.logger.log('DEBUG', sentence) })
  }
  updates.begin()
  // `npm start` waits for this.
  process.send?.('ready')
  return desktop.showWindow
}

/** Without its files the app cannot work; without a word its end would look like a crash. */
function endWithReason(error: unknown): void {
  dialog.showErrorBox(translator.t('start.failed'), error instanceof Error ? error.message : String(error))
  app.exit(1)
}

app.enableSandbox()
// Windows shows notes under the id that the installer gave the app.
app.setAppUserModelId('dev.freecc.app')
declareAppScheme()
let started: Promise<() => void> | undefined
if (isOnlyInstance(() => void started?.then((showWindow) => showWindow()))) {
  started = app.whenReady().then(start)
  started.catch(endWithReason)
} else {
  app.quit()
}
    () => controller.state().locale,
