import { assertNever } from '../../shared/assert-never.ts'
import type { TrayAction } from './tray-menu.ts'

export interface TrayPowers {
  readonly setOn: (on: boolean) => unknown
  readonly listenOn: (port: number) => Promise<unknown>
  readonly copyCommand: () => Promise<void>
  readonly showWindow: () => void
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
    case 'copy-command':
      void powers.copyCommand()
      return
    case 'open-window':
      powers.showWindow()
      return
    case 'quit':
      powers.quit()
      return
    default:
      assertNever(action)
  }
}
