import { assertNever } from '../../shared/assert-never.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import type { PortChoice, ProxyStatus } from '../../shared/proxy-status.ts'

/** What the tray can ask for. */
export type TrayAction =
  | { readonly kind: 'turn-on' }
  | { readonly kind: 'turn-off' }
  | { readonly kind: 'listen-on'; readonly port: number }
  | { readonly kind: 'copy-command' }
  | { readonly kind: 'open-window' }
  | { readonly kind: 'quit' }

export type TrayRow =
  | { readonly kind: 'status'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'separator' }

export interface TrayMenuOptions {
  readonly status: ProxyStatus
  readonly ports: PortChoice
  readonly translate: Translate
}

const separator: TrayRow = { kind: 'separator' }

/** The rows of the tray's menu. Everything the tray does is in here: on Linux clicks on the icon may not arrive. */
export function trayMenu({ status, ports, translate }: TrayMenuOptions): readonly TrayRow[] {
  return [
    { kind: 'status', label: statusLine(status, translate) },
    ...switchRows(status, ports, translate),
    separator,
    { kind: 'action', label: translate('tray.copyCommand'), action: { kind: 'copy-command' } },
    { kind: 'action', label: translate('tray.open'), action: { kind: 'open-window' } },
    separator,
    { kind: 'action', label: translate('tray.quit'), action: { kind: 'quit' } },
  ]
}

/** One line that says how it stands, for the menu and for the icon's tooltip. */
export function statusLine(status: ProxyStatus, translate: Translate): string {
  switch (status.state) {
    case 'starting':
      return translate('tray.starting')
    case 'on':
      return translate('tray.on', { address: new URL(status.url).host })
    case 'off':
      return translate('tray.off')
    case 'port-in-use':
      return translate('tray.portInUse', { port: status.port })
    case 'failed':
      return translate('tray.failedBecause', { reason: status.message })
    default:
      return assertNever(status)
  }
}

function switchRows(status: ProxyStatus, { wanted, free }: PortChoice, translate: Translate): readonly TrayRow[] {
  switch (status.state) {
    case 'starting':
      return []
    case 'on':
      return [{ kind: 'action', label: translate('tray.turnOff'), action: { kind: 'turn-off' } }]
    case 'off':
      return [{ kind: 'action', label: translate('tray.turnOn'), action: { kind: 'turn-on' } }]
    case 'port-in-use':
    case 'failed':
      return [
        portRow('tray.tryPort', wanted, translate),
        ...(free === null ? [] : [portRow('tray.usePort', free, translate)]),
      ]
    default:
      return assertNever(status)
  }
}

function portRow(label: 'tray.tryPort' | 'tray.usePort', port: number, translate: Translate): TrayRow {
  return { kind: 'action', label: translate(label, { port }), action: { kind: 'listen-on', port } }
}
