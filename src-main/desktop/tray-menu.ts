import { assertNever } from '../../shared/assert-never.ts'
import type { BudgetUse } from '../../shared/budget.ts'
import { shells, shellNames, type ShellId } from '../../shared/env-snippets.ts'
import type { Locale } from '../../shared/i18n/index.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import type { AppState, Destination, TierChoice } from '../../shared/ipc.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { PortChoice, ProxyStatus } from '../../shared/proxy-status.ts'
import { isOptionalTier, tiers, type Tier } from '../../shared/tiers.ts'
import type { UpdateStatus } from '../../shared/updates.ts'
import { addressOf } from '../../shared/window-address.ts'
import type { TrafficProblem } from '../services/traffic.ts'

/** What the tray can ask for. */
export type TrayAction =
  | { readonly kind: 'turn-on' }
  | { readonly kind: 'turn-off' }
  | { readonly kind: 'listen-on'; readonly port: number }
  | { readonly kind: 'choose-model'; readonly tier: Tier; readonly destination: Destination }
  | { readonly kind: 'copy-command'; readonly shell: ShellId }
  | { readonly kind: 'copy-base-url' }
  /** Without an address the window stays where it is. */
  | { readonly kind: 'open-window'; readonly address?: string }
  | { readonly kind: 'install-update' }
  | { readonly kind: 'quit' }

export type TrayRow =
  | { readonly kind: 'status'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  /** One of several, of which one may be chosen. */
  | { readonly kind: 'choice'; readonly label: string; readonly action: TrayAction; readonly isChosen: boolean }
  | { readonly kind: 'submenu'; readonly label: string; readonly rows: readonly TrayRow[] }
  | { readonly kind: 'separator' }

/** All that the menu depends on. */
export interface TrayView extends Pick<AppState, 'updates' | 'status' | 'ports' | 'locale' | 'shell'> {
  /** The limit to tell of; null where all is fine. */
  readonly budget: BudgetUse | null
  readonly choices: Readonly<Record<Tier, readonly TierChoice[]>>
}

export interface TrayMenuOptions extends TrayView {
  readonly problem: TrafficProblem | null
  readonly translate: Translate
}

const separator: TrayRow = { kind: 'separator' }

/** The rows of the tray's menu. Everything the tray does is in here: on Linux clicks on the icon may not arrive. */
export function trayMenu(options: TrayMenuOptions): readonly TrayRow[] {
  const { status, updates, ports, choices, shell, budget, locale, problem, translate } = options
  return [
    { kind: 'status', label: statusLine(status, translate) },
    ...(budget === null ? [] : [openRow(budgetLine(budget, locale, translate), addressOf('settings', 'budget'))]),
    ...switchRows(status, ports, translate),
    ...tiers.filter((tier) => isShown(tier, choices[tier])).map((tier) => tierRow(tier, choices[tier], translate)),
    separator,
    { kind: 'submenu', label: translate('tray.copyCommand'), rows: shellRows(shell) },
    { kind: 'action', label: translate('tray.copyBaseUrl'), action: { kind: 'copy-base-url' } },
    separator,
    ...(problem === null ? [] : [problemRow(problem, translate)]),
    ...updateRows(updates.status, translate),
    openRow(translate('tray.requests'), addressOf('requests')),
    openRow(translate('tray.settings'), addressOf('settings')),
    { kind: 'action', label: translate('tray.open'), action: { kind: 'open-window' } },
    separator,
    { kind: 'action', label: translate('tray.quit'), action: { kind: 'quit' } },
  ]
}

/** Only where there is something to do about an update. */
function updateRows(status: UpdateStatus, translate: Translate): readonly TrayRow[] {
  if (status.state === 'available') {
    return [openRow(translate('tray.updateAvailable', { version: status.version }), addressOf('settings', 'updates'))]
  }
  if (status.state !== 'ready') return []
  const label = translate('tray.updateReady', { version: status.version })
  return [{ kind: 'action', label, action: { kind: 'install-update' } }]
}

/** How far a limit is used up. */
export function budgetLine({ period, level, limit }: BudgetUse, locale: Locale, translate: Translate): string {
  const amount = wholeDollars(limit, locale)
  if (period === 'day') return translate(level === 'over' ? 'budget.dayOver' : 'budget.dayNear', { limit: amount })
  return translate(level === 'over' ? 'budget.monthOver' : 'budget.monthNear', { limit: amount })
}

function wholeDollars(amount: number, locale: Locale): string {
  const style = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const
  return new Intl.NumberFormat(locale, { ...style, trailingZeroDisplay: 'stripIfInteger' }).format(amount)
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

/** What most people leave out would only make the menu longer. */
function isShown(tier: Tier, choices: readonly TierChoice[]): boolean {
  return !isOptionalTier(tier) || choices.some(({ isCurrent }) => isCurrent)
}

/** Where a tier's requests go, and in its submenu where else they could at once. */
function tierRow(tier: Tier, choices: readonly TierChoice[], translate: Translate): TrayRow {
  const current = choices.find(({ isCurrent }) => isCurrent)
  const ready = choices.filter(({ isReady }) => isReady)
  const unset = translate(tier === 'small' ? 'lane.likeBig' : 'lane.unset')
  const destination = current === undefined ? unset : destinationName(current)
  return {
    kind: 'submenu',
    label: translate('tray.route', { tier: translate(`tier.${tier}`), destination }),
    rows: [
      ...ready.map((choice) => choiceRow(tier, choice, current !== undefined)),
      ...choices.filter(({ isReady }) => !isReady).map((choice) => keylessRow(tier, choice, translate)),
      ...(choices.length === 0 ? [] : [separator]),
      openRow(translate('tray.choose'), addressOf('models', tier, 'choose')),
    ],
  }
}

/** Where nothing is chosen a mark would be wrong, and Electron would set one. */
function choiceRow(tier: Tier, { isCurrent, provider, model, baseUrl }: TierChoice, hasCurrent: boolean): TrayRow {
  const destination = { provider, model, baseUrl }
  const row = { label: destinationName(destination), action: { kind: 'choose-model', tier, destination } } as const
  return hasCurrent ? { kind: 'choice', isChosen: isCurrent, ...row } : { kind: 'action', ...row }
}

/** Leads to where a key is entered: switched to without one, the tier would answer nothing. */
function keylessRow(tier: Tier, choice: TierChoice, translate: Translate): TrayRow {
  const label = translate('tray.keyMissing', { destination: destinationName(choice) })
  return openRow(label, addressOf('models', tier))
}

function destinationName({ provider, model }: Destination): string {
  return `${findProvider(provider)?.name ?? provider} · ${model}`
}

/** The user's own shell first. */
function shellRows(own: ShellId): readonly TrayRow[] {
  return [own, ...shells.filter((shell) => shell !== own)].map((shell) => ({
    kind: 'action',
    label: shellNames[shell],
    action: { kind: 'copy-command', shell },
  }))
}

function problemRow({ id, status, from }: TrafficProblem, translate: Translate): TrayRow {
  const what = status === null ? from : translate('tray.errorFrom', { status, provider: from })
  return openRow(translate('tray.lastError', { what }), addressOf('requests', id))
}

function openRow(label: string, address: string): TrayRow {
  return { kind: 'action', label, action: { kind: 'open-window', address } }
}
