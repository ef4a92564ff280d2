import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { AppController } from '../services/app-controller.ts'
import type { ConnectionTests } from '../services/connection-test/connection-tests.ts'
import type { ModelListings } from '../services/model-choices/model-listings.ts'
import type { CallHandlers } from './handle-call.ts'

export interface CallHandlersOptions {
  readonly controller: AppController
  readonly connectionTests: ConnectionTests
  readonly listModels: ModelListings
  readonly listExchanges: () => readonly ExchangeSummary[]
  readonly copyText: (text: string) => Promise<void>
}

/** What each call of the window does. */
export function createCallHandlers(options: CallHandlersOptions): CallHandlers {
  const { controller, connectionTests, listModels, listExchanges, copyText } = options
  return {
    'state.get': () => controller.state(),
    'requests.list': listExchanges,
    'proxy.setOn': ({ on }) => controller.setOn(on),
    'proxy.listenOn': ({ port }) => controller.listenOn(port),
    'route.save': (edit) => controller.saveRoute(edit),
    'fallbacks.save': (edit) => controller.saveFallbacks(edit),
    'key.save': (edit) => controller.saveKey(edit),
    'key.remove': (edit) => controller.removeKey(edit),
    'connection.test': (candidate) => connectionTests.run(candidate),
    'connection.stopTest': ({ tier }) => connectionTests.stop(tier),
    'models.list': listModels,
    'models.setFavourite': (choice) => controller.setFavourite(choice),
    'connect.copyCommand': async ({ shell, isPlain }) => {
      const command = controller.environmentCommand(shell, isPlain)
      await copyText(command)
      return { command }
    },
    'appearance.save': (appearance) => controller.saveAppearance(appearance),
    'desktop.save': (desktop) => controller.saveDesktop(desktop),
    'app.setStartAtLogin': ({ on }) => controller.setStartAtLogin(on),
  }
}
