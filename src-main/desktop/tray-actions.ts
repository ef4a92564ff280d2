import { assertNever } from '../../shared/assert-never.ts'
import type { ShellId } from '../../shared/env-snippets.ts'
import type { CallRequest } from '../../shared/ipc.ts'
import type { TrayAction } from './tray-menu.ts'

export interface TrayPowers {
  readonly setOn: (on: boolean) => unknown
  readonly listenOn: (port: number) => Promise<unknown>
  readonly saveRoute: (route: CallRequest<'route.save'>) => unknown
  readonly copyCommand: (shell: ShellId) => Promise<void>
  readonly copyBaseUrl: () => Promise<void>
  readonly showWindow: (address?: string) => void
  readonly installUpdate: () => Promise<void>
  readonly quit: () => void
}

/** Does what a row of the tray's menu stands for. The outcome shows in the tray itself. */
export function actOn(action: TrayAction, powers: TrayPowers): void {
  switch (action.kind) {
    case 'turn-on':
      powers.setOn(true)
      return
    case 'turn-off':
      powers.setOn(false)
      return
    case 'listen-on':
      void powers.listenOn(action.port)
      return
    case 'choose-model':
      powers.saveRoute({ tier: action.tier, ...action.destination })
      return
    case 'copy-command':
      void powers.copyCommand(action.shell)
      return
    case 'copy-base-url':
      void powers.copyBaseUrl()
      return
    case 'open-window':
      powers.showWindow(action.address)
      return
    case 'install-update':
      void powers.installUpdate()
      return
    case 'quit':
      powers.quit()
      return
    default:
      assertNever(action)
  }
}
