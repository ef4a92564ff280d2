import { resolveLocale } from '../../shared/i18n/index.ts'
import {
  callSchemas,
  type AppState,
  type CallHandlers,
  type CallName,
  type CallReplies,
  type PushEvents,
  type PushName,
  type WindowApi,
} from '../../shared/ipc.ts'
import type { ImportPreview } from '../../shared/settings-import.ts'
import { fail, ok } from '../../shared/result.ts'
import type { ExchangeDetail } from '../../shared/exchange-detail.ts'
import { isRunning, type ExchangeSummary } from '../../shared/request-log.ts'
import { countExchange, type Totals } from '../../shared/totals.ts'
import type { UpdateStatus } from '../../shared/updates.ts'
import { unrecordedDetail } from './sample-details.ts'
import { fakeRequestHandlers, type FakeRequestFiles } from './fake-requests.ts'
import { fakeRouteHandlers, type FakeProviders } from './fake-routes.ts'
import { fakeSettingsHandlers, sampleImport } from './fake-settings.ts'
import { createFakeClaudeCode, type FakeClaudeCodeOptions } from './fake-claude-code.ts'
import { notPointed } from './sample-claude-code.ts'

export interface FakeOptions extends FakeRequestFiles, FakeProviders {
  readonly state: AppState
  readonly requests: readonly ExchangeSummary[]
  /** What was counted; left out: what the requests come to. */
  readonly totals?: Totals
  /** What was recorded of a request; bodies were not unless told. */
  readonly detailOf?: (summary: ExchangeSummary) => ExchangeDetail
  /** Ports that other programs use. */
  readonly takenPorts?: readonly number[]
  /** What a chosen file would change; null where none is chosen. */
  readonly importPreview?: ImportPreview | null
  /** Claude Code's settings; they say nothing of FreeCC unless told. */
  readonly claudeCode?: Partial<FakeClaudeCodeOptions>
  /** For `system`. */
  readonly systemLanguages?: readonly string[]
}

export interface FakeApi extends WindowApi {
  /** Every call, in order, but the looks at Claude Code's settings, which come whenever they may have changed. */
  readonly calls: readonly { readonly name: CallName; readonly request: unknown }[]
  /** How often Claude Code's settings were looked at. */
  readonly looks: () => number
  readonly push: <Name extends PushName>(name: Name, payload: PushEvents[Name]) => void
  /** Makes the next call of this name reject, as when the main process throws. */
  readonly breakNext: (name: CallName) => void
  /** Makes the next call of this name fail with this sentence, as when the disk is full. */
  readonly refuseNext: (name: CallName, sentence: string) => void
}

/**
 * The main process as the window knows it, with a state of its own. Stricter than the real one: a request that does not
 * fit the contract throws, and what crosses the border is a copy, so that nothing can be shared by accident.
 */
export function createFakeApi({
  requests,
  detailOf = unrecordedDetail,
  takenPorts = [],
  systemLanguages = ['en'],
  claudeCode = {},
  importPreview = sampleImport,
  ...options
}: FakeOptions): FakeApi {
  let state = options.state
  let kept = requests
  const calls: { name: CallName; request: unknown }[] = []
  const counted =
    options.totals ?? requests.filter((exchange) => !isRunning(exchange)).reduce<Totals>(countExchange, [])
  let looks = 0
  const broken = new Set<CallName>()
  const refused = new Map<CallName, string>()
  const listeners: { [Name in PushName]: Set<(payload: PushEvents[Name]) => void> } = {
    state: new Set(),
    requests: new Set(),
    requestList: new Set(),
    totals: new Set(),
  }

  function become(change: Partial<AppState>): AppState {
    state = { ...state, ...change }
    push('state', state)
    return state
  }

  function push<Name extends PushName>(name: Name, payload: PushEvents[Name]): void {
    for (const listener of listeners[name]) listener(structuredClone(payload))
  }

  function addRequests(rows: readonly ExchangeSummary[]): void {
    kept = [...rows, ...kept]
    push('requests', rows)
  }

  function keepOnly(isKept: (exchange: ExchangeSummary) => boolean): void {
    kept = kept.filter(isKept)
    push('requestList', kept)
  }

  function freePortAfter(port: number): number {
    return takenPorts.includes(port + 1) ? freePortAfter(port + 1) : port + 1
  }

  function setUpdate(from: readonly UpdateStatus['state'][], status: UpdateStatus): void {
    if (!from.includes(state.updates.status.state)) throw new Error('The window must not offer this now.')
    become({ updates: { ...state.updates, status } })
  }

  const handlers: CallHandlers = {
    'state.get': () => state,
    'requests.list': () => kept,
    'totals.get': () => counted,
    'budget.save': (budget) => ok(become({ budget: { ...budget, uses: state.budget.uses } })),
    'requests.detail': ({ id }) => {
      const summary = kept.find((exchange) => exchange.id === id)
      return summary === undefined ? null : detailOf(summary)
    },
    'requests.cancel': ({ id }) => {
      const summary = kept.find((exchange) => exchange.id === id)
      if (summary === undefined || !isRunning(summary)) throw new Error('There is no such request to cancel.')
      const ended = { ...summary, state: 'aborted', durationMs: Date.now() - summary.startedAt } as const
      kept = kept.map((exchange) => (exchange.id === id ? ended : exchange))
      push('requests', [ended])
    },
    'requests.clear': () => keepOnly(isRunning),
    ...fakeRequestHandlers(() => kept, addRequests, options),
    'clipboard.copy': () => undefined,
    'recording.save': (recording) => ok(become({ recording: { ...state.recording, ...recording } })),
    'recording.wipe': () => {
      keepOnly(isRunning)
      return ok(undefined)
    },
    'proxy.setOn': ({ on }) => {
      const { status } = state
      if (status.state !== 'on' && status.state !== 'off') throw new Error('There is nothing to switch.')
      return ok(become({ status: { state: on ? 'on' : 'off', url: status.url } }))
    },
    'proxy.listenOn': ({ port }) => {
      if (takenPorts.includes(port)) {
        become({ ports: { ...state.ports, free: freePortAfter(port) } })
        return fail(`Port ${port} is used by another program.`)
      }
      return ok(become({ status: { state: 'on', url: `http://127.0.0.1:${port}` } }))
    },
    ...fakeRouteHandlers(() => state, become, options),
    'firstRun.save': (firstRun) => become({ firstRun }),
    'connect.copyCommand': ({ shell, isPlain }) => ({ command: `${isPlain ? 'plain' : 'full'} command for ${shell}` }),
    ...createFakeClaudeCode({ report: notPointed, ...claudeCode }),
    'claudeCode.save': (next) => ok(become({ claudeCode: next })),
    'appearance.save': (appearance) =>
      ok(become({ appearance, locale: resolveLocale(appearance.language, systemLanguages) })),
    'desktop.save': (desktop) => ok(become({ desktop: { ...state.desktop, ...desktop } })),
    'updates.save': (updates) => ok(become({ updates: { ...state.updates, ...updates } })),
    'updates.look': () => setUpdate(['current', 'available', 'failed'], { state: 'available', version: '0.2.0' }),
    'updates.download': () => setUpdate(['available'], { state: 'ready', version: '0.2.0' }),
    'updates.install': () => setUpdate(['ready'], { state: 'ready', version: '0.2.0' }),
    'app.setStartAtLogin': ({ on }) => {
      if (state.desktop.startAtLogin === 'unavailable') return fail('This system does not start programs at login.')
      return ok(become({ desktop: { ...state.desktop, startAtLogin: on ? 'on' : 'off' } }))
    },
    ...fakeSettingsHandlers(() => state, become, importPreview),
  }

  return {
    calls,
    looks: () => looks,
    push,
    breakNext: (name) => void broken.add(name),
    refuseNext: (name, sentence) => void refused.set(name, sentence),
    async call(name, request) {
      // A turn of the event loop, as a message between processes needs at least.
      await new Promise((resolve) => setTimeout(resolve))
      if (name === 'claudeCode.look') looks += 1
      else calls.push({ name, request })
      callSchemas[name].parse(request)
      if (broken.delete(name)) throw new Error('The main process threw.')
      const sentence = refused.get(name)
      if (refused.delete(name)) return fail(sentence ?? '') as CallReplies[typeof name]
      return structuredClone(await handlers[name](request))
    },
    on(name, listener) {
      listeners[name].add(listener)
      return () => listeners[name].delete(listener)
    },
  }
}
