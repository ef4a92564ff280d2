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
import { createExchangeDialogs, createFileDialogs, openFolder } from './desktop/file-dialogs.ts'
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
import { watchUncaughtErrors } from './logging/uncaught-errors.ts'
import { createListCache } from './models/list-cache.ts'
import { loadModelKnowledge } from './models/model-knowledge.ts'
import { keepCatalogueFresh } from './models/refresh-catalogue.ts'
import { createProxy } from './proxy/create-proxy.ts'
import { createRequestLog } from './recording/request-log.ts'
import { createTotalsBook } from './recording/totals/totals-book.ts'
import { createAppController } from './services/app-controller.ts'
import { createBudgetWatch } from './services/budget-watch.ts'
import { combineObservers } from './services/combine-observers.ts'
import { createConnectionTests } from './services/connection-test/connection-tests.ts'
import { listLocalServers } from './services/model-choices/list-local-servers.ts'
import { createModelListings } from './services/model-choices/model-listings.ts'
import { createReplays } from './services/replay/replays.ts'
import { createRequestActions } from './services/request-actions.ts'
import { openClaudeCodeMemory } from './storage/claude-code-memory.ts'
import { openDesktopMemory } from './storage/desktop-memory.ts'
import { createKeyEncryption } from './storage/key-encryption.ts'
import { openKeyVault } from './storage/key-vault.ts'
import { openLocalToken } from './storage/local-token.ts'
import { openSettings } from './storage/settings-store.ts'
import { openTotals, writeTotals } from './storage/totals-file.ts'

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
  const totalsPath = join(userData, 'totals.json')
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

  const { totals, asidePath } = openTotals(totalsPath)
  const totalsBook = createTotalsBook({
    first: totals,
    write: (days) => writeTotals(totalsPath, days),
    onChange(day) {
      desktop.showTotals(day)
      budgetWatch.look()
    },
    onTrouble: (error) => log.logger.log('WARNING', `The totals cannot be written: ${String(error)}`),
  })
  let { budget } = settingsStore.read()
  const budgetWatch = createBudgetWatch({
    budget: () => budget,
    totals: totalsBook.totals,
    onChange: () => void controller.refresh(),
  })
  const observer = combineObservers([requestLog.observer, totalsBook.observer, log.observer])

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
    onSettings: ({ logging, recording, ...settings }) => {
      budget = settings.budget
      log.configure(logging)
      requestLog.configure(recording)
    },
    recordingFolder,
    shell,
    models,
    credentialsFor: createCredentialsFor(process.env),
    createProxy: (config) => createProxy(config, observer, { budget: budgetWatch.action }),
    version: app.getVersion(),
    notices: [
      ...settingsNotices,
      ...keyNotices,
      ...(asidePath === null ? [] : [{ kind: 'totals-set-aside', file: asidePath } as const]),
    ],
    budgetUses: budgetWatch.uses,
    translate: translator.t,
    speak: (language) => speak(translator, language),
    announce: (url) => {
      log.logger.log('INFO', url === null ? 'FreeCC listens no more' : `FreeCC listens on ${url}`)
      return announceRuntime(url, localToken.current())
    },
    onChange: desktop.showState,
  })

  const replays = createReplays({
    observer,
    config: controller.proxyConfig,
    tryOut: (destination) => controller.tryOut({ tier: 'big', ...destination }),
    budget: budgetWatch.action,
  })
  const requests = createRequestActions({
    requestLog,
    redact: redactor.redact,
    replays,
    dialogs: createExchangeDialogs(translator.t),
    push: desktop.showImported,
    describe: () => ({
      version: app.getVersion(),
      system: `${process.platform} ${process.arch}, Electron ${process.versions.electron}`,
      baseUrl: controller.baseUrl(),
    }),
  })
  // Nobody would start a tray app again, and its exchanges do not depend on each other: it goes on, and says so once.
  watchUncaughtErrors(process, ({ kind, text }) => {
    log.logger.log('CRITICAL', `FreeCC made a mistake (uncaught ${kind}): ${text}`)
    controller.report({ kind: 'own-mistake' })
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
      requests,
      totals: totalsBook.totals,
      claudeCode,
      findLocalServers: listLocalServers,
      updates,
      copyText,
      logFiles: { openFolder: () => openFolder(app.getPath('logs')), deleteAll: log.deleteFiles },
    }),
    appOrigin,
    () => controller.state().locale,
  )
  const lifecycle = setUpLifecycle({
    showWindow: desktop.showWindow,
    stop: async () => {
      if (controller.state().claudeCode.undoOnQuit) await claudeCode.undoAll()
      await replays.close()
      await controller.stop()
      await Promise.all([log.logger.close(), requestLog.close(), totalsBook.close()])
    },
  })

  desktop.begin()
  await controller.start()
  // Tests of the app reach nothing beyond this machine.
  if (settings.models.refresh && process.env['FREECC_REFRESH_MODELS'] !== 'false') {
    keepCatalogueFresh({ ...source, take: models.update, note: (sentence) => log.logger.log('DEBUG', sentence) })
  }
  updates.begin()
  // A day begins by itself.
  setInterval(budgetWatch.look, 60_000).unref()
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
