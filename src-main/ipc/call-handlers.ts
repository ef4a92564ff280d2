import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { AppController } from '../services/app-controller.ts'
import type { CallHandlers } from './handle-call.ts'

export interface CallHandlersOptions {
  readonly controller: AppController
  readonly listExchanges: () => readonly ExchangeSummary[]
  readonly copyText: (text: string) => Promise<void>
}

/** What each call of the window does. */
export function createCallHandlers({ controller, listExchanges, copyText }: CallHandlersOptions): CallHandlers {
  return {
    'state.get': () => controller.state(),
    'requests.list': listExchanges,
    'proxy.setOn': ({ on }) => controller.setOn(on),
    'proxy.listenOn': ({ port }) => controller.listenOn(port),
    'route.save': (edit) => controller.saveRoute(edit),
    'fallbacks.save': (edit) => controller.saveFallbacks(edit),
    'key.save': (edit) => controller.saveKey(edit),
    'key.remove': (edit) => controller.removeKey(edit),
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
