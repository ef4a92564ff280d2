import type { CallHandlers } from '../../shared/ipc.ts'
import type { LocalServer } from '../../shared/local-server.ts'
import type { Result } from '../../shared/result.ts'
import type { Totals } from '../../shared/totals.ts'
import type { ClaudeCode } from '../claude-code/claude-code.ts'
import type { AppController } from '../services/app-controller.ts'
import type { ConnectionTests } from '../services/connection-test/connection-tests.ts'
import type { RequestActions } from '../services/request-actions.ts'
import type { ModelListings } from '../services/model-choices/model-listings.ts'
import { createClaudeCodeHandlers } from './claude-code-handlers.ts'

export interface CallHandlersOptions {
  readonly controller: AppController
  readonly connectionTests: ConnectionTests
  readonly listModels: ModelListings
  readonly requests: RequestActions
  readonly totals: () => Totals
  readonly claudeCode: ClaudeCode
  readonly findLocalServers: () => Promise<readonly LocalServer[]>
  readonly updates: UpdateActions
  readonly copyText: (text: string) => Promise<void>
  readonly logFiles: LogFiles
}

export interface UpdateActions {
  readonly look: () => Promise<void>
  readonly download: () => Promise<void>
  readonly install: () => Promise<void>
}

/** The files of the log, as a whole. */
export interface LogFiles {
  readonly openFolder: () => Promise<Result<void>>
  readonly deleteAll: () => Promise<Result<void>>
}

/** What each call of the window does. */
export function createCallHandlers(options: CallHandlersOptions): CallHandlers {
  const { controller, connectionTests, listModels, requests, findLocalServers, copyText, updates, logFiles, totals } =
    options
  return {
    'state.get': () => controller.state(),
    'requests.list': requests.list,
    'requests.detail': ({ id }) => requests.detail(id),
    'requests.cancel': ({ id }) => requests.cancel(id),
    'requests.clear': () => requests.clear(),
    'requests.export': (edit) => requests.write(edit),
    'requests.import': () => requests.read(),
    'requests.replay': (edit) => requests.replay(edit),
    'clipboard.copy': ({ text }) => copyText(text),
    'recording.save': (edit) => controller.saveRecording(edit),
    'recording.wipe': () => requests.wipe(),
    'totals.get': totals,
    'budget.save': (budget) => controller.saveBudget(budget),
    'proxy.setOn': ({ on }) => controller.setOn(on),
    'proxy.listenOn': ({ port }) => controller.listenOn(port),
    'route.save': (edit) => controller.saveRoute(edit),
    'route.remove': (edit) => controller.removeRoute(edit),
    'fallbacks.save': (edit) => controller.saveFallbacks(edit),
    'key.save': (edit) => controller.saveKey(edit),
    'key.remove': (edit) => controller.removeKey(edit),
    'connection.test': (candidate) => connectionTests.run(candidate),
    'connection.stopTest': ({ tier }) => connectionTests.stop(tier),
    'models.list': listModels,
    'models.setFavourite': (choice) => controller.setFavourite(choice),
    'localServers.find': findLocalServers,
    'firstRun.save': (firstRun) => controller.saveFirstRun(firstRun),
    'connect.copyCommand': async ({ shell, isPlain }) => {
      const command = controller.environmentCommand(shell, isPlain)
      await copyText(command)
      return { command }
    },
    ...createClaudeCodeHandlers(options),
    'appearance.save': (appearance) => controller.saveAppearance(appearance),
    'desktop.save': (desktop) => controller.saveDesktop(desktop),
    'app.setStartAtLogin': ({ on }) => controller.setStartAtLogin(on),
    'access.save': (access) => controller.saveAccess(access),
    'token.rotate': () => controller.rotateToken(),
    'logging.save': (logging) => controller.saveLogging(logging),
    'updates.save': (edit) => controller.saveUpdates(edit),
    // Each goes on for long; its state says how far it is.
    'updates.look': () => void updates.look(),
    'updates.download': () => void updates.download(),
    'updates.install': () => void updates.install(),
    'logs.openFolder': logFiles.openFolder,
    'logs.delete': logFiles.deleteAll,
    'settings.reset': ({ group }) => controller.reset(group),
    'settings.resetAll': ({ deleteKeys }) => controller.resetAll(deleteKeys),
    'settings.export': () => controller.exportSettings(),
    'settings.chooseImport': ({ kind }) => controller.chooseImport(kind),
    'settings.applyImport': (agreed) => controller.applyImport(agreed),
  }
}
