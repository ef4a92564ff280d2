import { app, nativeTheme } from 'electron'
import { join } from 'node:path'
import { worstUse } from '../../shared/budget.ts'
import type { ShellId } from '../../shared/env-snippets.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import type { AppState } from '../../shared/ipc.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { DayTotals } from '../../shared/totals.ts'
import { addressOf } from '../../shared/window-address.ts'
import { createAlerts, type Alert } from '../services/alerts.ts'
import type { AppController } from '../services/app-controller.ts'
import type { DesktopHost, DesktopMemory } from '../services/ports.ts'
import { describeTraffic } from '../services/traffic.ts'
import { copyText } from './clipboard.ts'
import { closeOutcome, type CloseOutcome } from './close-outcome.ts'
import { createLoginStart, isHiddenStart } from './login/login-start.ts'
import { notify, showBox, tell } from './notify.ts'
import { actOn } from './tray-actions.ts'
import { budgetLine, statusLine, type TrayAction } from './tray-menu.ts'
import { watchTray } from './tray-watch.ts'
import { createTray, type AppTray } from './tray.ts'
import type { Updates } from './updates/updates.ts'
import { createAppWindow } from './window.ts'

export interface AppDesktopOptions {
  /** Address of the window's page. */
  readonly url: string
  readonly preload: string
  /** Folder of the icons. */
  readonly assets: string
  readonly translate: Translate
  readonly memory: DesktopMemory
  readonly controller: () => AppController
  readonly updates: Updates
  /** Oldest first. */
  readonly listExchanges: () => readonly ExchangeSummary[]
}

export interface AppDesktop {
  readonly host: DesktopHost
  readonly showWindow: () => void
  /** The tray appears, and the window unless this start is a quiet one. */
  readonly begin: () => void
  readonly showState: (state: AppState) => void
  readonly showExchanges: (changed: readonly ExchangeSummary[]) => void
  /** Requests from a file, which concern the window alone. */
  readonly showImported: (rows: readonly ExchangeSummary[]) => void
  /** All that are left. */
  readonly showExchangeList: (left: readonly ExchangeSummary[]) => void
  readonly showTotals: (day: DayTotals) => void
  readonly isWindowInSight: () => boolean
}

/** Everything of FreeCC that is seen: the tray, the window, and notes while the window is closed. */
export function createAppDesktop(options: AppDesktopOptions): AppDesktop {
  const { translate, memory, controller, updates, listExchanges } = options
  const trayWatch = watchTray(onTrayChange)
  const alerts = createAlerts(alert)
  const window = createAppWindow({
    url: options.url,
    preload: options.preload,
    icon: join(options.assets, 'app-icon.png'),
    readPlace: () => memory.read().windowPlace,
    savePlace: (windowPlace) => memory.change({ windowPlace }),
    closeOutcome: () => closeOutcome(controller().state().desktop),
    onClosed,
    onFocus: () => void trayWatch.look(),
    onCrash,
  })
  // Those who call it have arguments of their own.
  const show = () => window.show()
  let tray: AppTray | undefined

  function onTrayChange(): void {
    const isNews = !trayWatch.hasTray() && !memory.read().wasToldOfClosing
    if (isNews) controller().report({ kind: 'no-tray' })
    else controller().settle('no-tray')
  }

  function onClosed(outcome: CloseOutcome): void {
    if (outcome === 'quit') app.quit()
    else if (!memory.read().wasToldOfClosing) {
      memory.change({ wasToldOfClosing: true })
      // What was minimised has said so in the window before.
      if (outcome === 'leave') tell({ title: translate('closed.title'), body: translate('closed.body') }, show)
    }
  }

  function onCrash(reason: string, isDrawnAgain: boolean): void {
    if (isDrawnAgain) controller().report({ kind: 'window-crashed', reason })
    else showBox({ title: translate('crashed.title'), body: translate('crashed.body', { reason }) })
  }

  function alert(alert: Alert): void {
    if (window.isInSight() || !controller().state().desktop.notifications) return
    if (alert.kind === 'down') {
      const body = statusLine(alert.status, translate)
      notify({ title: translate('alert.down'), body }, show)
    } else if (alert.kind === 'budget') {
      const body = budgetLine(alert.use, controller().state().locale, translate)
      notify({ title: translate('alert.budget'), body }, () => window.show(addressOf('settings', 'budget')))
    } else {
      const { provider, exchangeId } = alert
      const body = translate('problem.checkKey')
      notify({ title: translate('alert.keyRejected', { provider }), body }, () =>
        window.show(addressOf('requests', exchangeId)),
      )
    }
  }

  function act(action: TrayAction): void {
    actOn(action, {
      ...controller(),
      copyCommand: (shell: ShellId) => copyText(controller().environmentCommand(shell, false)),
      copyBaseUrl: () => copyText(controller().baseUrl()),
      showWindow: window.show,
      installUpdate: updates.install,
      quit: () => app.quit(),
    })
  }

  function trayView({ status, updates, ports, locale, shell, choices, budget }: AppState) {
    return { status, updates, ports, locale, shell, choices, budget: worstUse(budget.uses) }
  }

  async function openAtStart(): Promise<void> {
    if (isHiddenStart() && (await trayWatch.wait())) return
    if (isHiddenStart()) window.showMinimised()
    else window.show()
  }

  return {
    host: {
      ...createLoginStart(),
      hasTray: trayWatch.hasTray,
      update: updates.status,
      firstRun: () => memory.read().firstRun,
      saveFirstRun: (firstRun) => memory.change({ firstRun }),
    },
    showWindow: show,
    begin() {
      const state = controller().state()
      nativeTheme.themeSource = state.appearance.theme
      tray = createTray({ icons: join(options.assets, 'tray'), translate, act }, trayView(state))
      void openAtStart()
    },
    showState(state) {
      nativeTheme.themeSource = state.appearance.theme
      tray?.show(trayView(state))
      window.push('state', state)
      alerts.status(state.status)
      alerts.budget(state.budget.uses)
    },
    showExchangeList(left) {
      window.push('requestList', left)
      tray?.showTraffic(describeTraffic(left))
    },
    showTotals: (day) => window.push('totals', day),
    isWindowInSight: window.isInSight,
    showImported: (rows) => window.push('requests', rows),
    showExchanges(changed) {
      window.push('requests', changed)
      tray?.showTraffic(describeTraffic(listExchanges()))
      alerts.exchanges(changed)
    },
  }
}
