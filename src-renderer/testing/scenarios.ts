import { freshFirstRun, type FirstRunStep } from '../../shared/first-run.ts'
import type { AppState } from '../../shared/ipc.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { FakeOptions } from './fake-api.ts'
import { deadPointer, manyPlaces } from './sample-claude-code.ts'
import { manyModels, sampleModels } from './sample-models.ts'
import { recordedDetail } from './sample-recordings.ts'
import { someSessions, someTotals } from './sample-sessions.ts'
import { poorTestResult, refusedTestResult } from './sample-tests.ts'
import {
  bigRoute,
  failedExchange,
  sampleExchange,
  sampleState,
  smallRoute,
  storedKey,
  waitingExchange,
  noRoutes,
} from './samples.ts'

/** Situations to look at: each is a state of the main process. */
export const scenarios = {
  /** The first start: nothing chosen, nothing asked. */
  fresh: () => ({
    state: sampleState({ routes: noRoutes, firstRun: freshFirstRun }),
    requests: [],
    models: sampleModels,
    localServers: [ollama],
  }),
  working: () => ({
    state: sampleState({ modelChoices: someChoices }),
    requests: someTraffic(),
    models: sampleModels,
  }),
  off: () => ({ state: sampleState({ status: { state: 'off', url: 'http://127.0.0.1:8082' } }), requests: [] }),
  /** More, and longer, than anybody should have. */
  crowded: () => ({
    state: sampleState({ routes: longRoutes() }),
    requests: muchTraffic(),
    models: manyModels,
    testResult: poorTestResult,
  }),
  /** Bodies are recorded, and requests were tried again elsewhere. */
  recorded: () => ({
    state: sampleState({ recording: { ...sampleState().recording, bodies: true } }),
    requests: recordedTraffic(),
    detailOf: recordedDetail,
  }),
  /** Sessions with subagents, weeks of totals, and a budget that is used up. */
  agents: () => ({
    state: sampleState({ budget: { ...sampleState().budget, dayDollars: 1, monthDollars: 500, atLimit: 'cheaper' } }),
    requests: someSessions(),
    totals: someTotals(),
  }),
  /** A request was sent again to another model, and another one came from a file. */
  replayed: () => ({
    state: sampleState({ recording: { ...sampleState().recording, bodies: true } }),
    requests: replayedTraffic(),
    detailOf: recordedDetail,
  }),
  /** Further on in the setup. */
  firstKey: () => ({ ...settingUp('key'), testResult: refusedTestResult }),
  firstModels: () => settingUp('models'),
  firstConnect: () => settingUp('connect'),
  firstWait: () => settingUp('wait'),
  firstAnswer: () => ({ ...settingUp('wait'), requests: [sampleExchange({ startedAt: Date.now() - 2_000 })] }),
  /** As much as the list holds, with conversations of 600 messages. */
  huge: () => ({
    state: sampleState({ recording: { ...sampleState().recording, bodies: true } }),
    requests: tenThousand(),
    detailOf: (summary: ExchangeSummary) => recordedDetail(summary, 100),
  }),
  /** The first choice with several keys and several fallbacks. */
  guarded: () => ({ state: guarded(), requests: someTraffic() }),
  /** With a route for OPUS, and much said of how its model is asked. */
  routed: () => ({
    state: sampleState({ routes: { ...noRoutes, big: bigRoute, small: smallRoute, opus: opusRoute() } }),
    requests: someTraffic(),
  }),
  failing: () => ({
    state: sampleState({ routes: withoutKey() }),
    requests: failures(),
    isOffline: true,
    testResult: refusedTestResult,
  }),
  portInUse: () => ({
    state: sampleState({
      status: { state: 'port-in-use', port: 8082 },
      ports: { wanted: 8082, free: 8083 },
      notice:
        'The settings file could not be read. FreeCC uses its defaults and kept the old file as settings.json.bad.',
    }),
    requests: [],
    takenPorts: [8082],
  }),
  notRunning: () => ({
    state: sampleState({ status: { state: 'failed', message: 'This address does not belong to this computer.' } }),
    requests: [],
  }),
  /** Claude Code is pointed here and elsewhere, with what else goes wrong there. */
  pointed: () => ({ state: sampleState(), requests: [], claudeCode: { report: manyPlaces } }),
  /** Claude Code is pointed at a port where FreeCC was before. */
  deadPointer: () => ({ state: sampleState(), requests: [], claudeCode: { report: deadPointer } }),
  noKeychain: () => ({ state: sampleState({ keyBackend: 'unprotected', routes: unprotected() }), requests: [] }),
} as const satisfies Readonly<Record<string, () => FakeOptions>>

export type ScenarioName = keyof typeof scenarios

const ollama = { provider: 'ollama', name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['a', 'b', 'c'] }

function settingUp(step: FirstRunStep): FakeOptions {
  const routes = { big: step === 'key' ? null : bigRoute, small: null, opus: null, fable: null }
  const firstRun = { ...freshFirstRun, step, provider: 'openai', offeredAt: Date.now() - 60_000 }
  return { state: sampleState({ routes, firstRun }), requests: [], models: sampleModels }
}

const someChoices: AppState['modelChoices'] = {
  favourites: [{ provider: 'openai', model: 'gpt-5' }],
  recent: [
    { provider: 'openai', model: 'gpt-4.1' },
    { provider: 'xai', model: 'grok-4-fast' },
  ],
}

function someTraffic(): readonly ExchangeSummary[] {
  const now = Date.now()
  const small = { tier: 'small', provider: 'xai', model: 'grok-4-fast', reason: 'Haiku belongs to SMALL.' } as const
  const finished = Array.from({ length: 18 }, (_, index) => {
    const isSmall = index % 3 === 1
    return sampleExchange({
      id: `ex_${index}`,
      startedAt: now - 40_000 - index * 47_000,
      requestedModel: isSmall ? 'claude-haiku-5-5' : 'claude-opus-5-5',
      ...(isSmall ? { route: small } : {}),
      durationMs: 1_400 + ((index * 739) % 9_000),
      firstOutputMs: 300 + ((index * 211) % 900),
      losses:
        index % 5 === 0
          ? [{ action: 'dropped', field: 'thinking.display', reason: 'OpenAI shows its reasoning as it likes.' }]
          : [],
    })
  })
  return [
    waitingExchange({ id: 'ex_waiting', startedAt: now - 800, requestedModel: 'claude-haiku-5-5', route: small }),
    waitingExchange({
      id: 'ex_streaming',
      startedAt: now - 6_200,
      state: 'streaming',
      status: 200,
      firstOutputMs: 700,
    }),
    waitingExchange({
      id: 'ex_streaming2',
      startedAt: now - 3_200,
      state: 'streaming',
      status: 200,
      firstOutputMs: 900,
    }),
    ...finished,
    sampleExchange({ id: 'ex_aborted', startedAt: now - 1_000_000, state: 'aborted', usage: null }),
    failedExchange({ id: 'ex_old_failure', startedAt: now - 1_100_000, status: 529 }),
  ]
}

function replayedTraffic(): readonly ExchangeSummary[] {
  const now = Date.now()
  const original = sampleExchange({ id: 'ex_original', startedAt: now - 90_000, cost: 0.0342 })
  const route = { tier: 'direct', provider: 'xai', model: 'grok-4-fast', reason: 'chosen for the replay' } as const
  return [
    {
      ...original,
      id: 'ex_replay',
      startedAt: now - 5_000,
      route,
      replayOf: original.id,
      cost: null,
      durationMs: 2_300,
    },
    original,
    sampleExchange({ id: 'imported-1-ex_4', startedAt: now - 200_000, isImported: true }),
  ]
}

function recordedTraffic(): readonly ExchangeSummary[] {
  const now = Date.now()
  const attempt = { provider: 'openai', model: 'gpt-4.1', keyPosition: 0, startedAt: 2, duration: 310 }
  const attempts: ExchangeSummary['attempts'] = [
    { ...attempt, upstreamStatus: 429, problem: 'OpenAI: rate limit reached for this key.' },
    { ...attempt, keyPosition: 1, startedAt: 312, upstreamStatus: 529, problem: 'OpenAI is overloaded.' },
    {
      ...attempt,
      provider: 'deepseek',
      model: 'deepseek-chat',
      startedAt: 622,
      duration: 4_700,
      upstreamStatus: 200,
      problem: null,
    },
  ]
  return [
    waitingExchange({ id: 'ex_running', startedAt: now - 3_000, state: 'streaming', outputCharacters: 4_200 }),
    sampleExchange({
      id: 'ex_rich',
      startedAt: now - 9_000,
      attempts,
      cost: 0.0342,
      agentId: 'explorer',
      losses: [{ action: 'dropped', field: 'thinking.display', reason: 'OpenAI shows its reasoning as it likes.' }],
      usage: {
        input_tokens: 3_100,
        output_tokens: 412,
        cache_read_input_tokens: 21_504,
        cache_creation_input_tokens: 1_024,
        output_tokens_details: { thinking_tokens: 128 },
      },
    }),
    failedExchange({ id: 'ex_failed', startedAt: now - 21_000, errorType: 'authentication_error' }),
    ...someTraffic().slice(3),
  ]
}

function tenThousand(): readonly ExchangeSummary[] {
  const now = Date.now()
  return Array.from({ length: 10_000 }, (_, index) =>
    sampleExchange({ id: `ex_${index}`, startedAt: now - index * 300, cost: index % 3 === 0 ? null : index / 1e5 }),
  )
}

const longModel = 'accounts/fireworks/models/qwen3-coder-480b-a35b-instruct-with-a-very-long-suffix-2026-11-22'

function longRoutes(): AppState['routes'] {
  return {
    ...noRoutes,
    big: { ...bigRoute, model: longModel, baseUrl: `https://gateway.example.com/${'deep/'.repeat(12)}v1` },
    small: { ...smallRoute, model: longModel },
  }
}

function opusRoute(): AppState['routes']['opus'] {
  return {
    ...bigRoute,
    tier: 'opus',
    provider: 'vertex',
    model: 'gemini-3-pro-preview',
    key: { state: 'not-needed' },
    details: {
      google: { projectId: 'my-project-123', location: 'global', credentialsFile: '/home/you/account.json' },
      overrides: {
        effort: { level: 'medium', mode: 'at-most' },
        maxOutputTokens: 32_000,
        parameters: { labels: { team: 'tools' } },
      },
    },
    fallbacks: [{ provider: 'openai', model: 'gpt-5.2', baseUrl: '', details: { api: 'chat' }, hasKey: true }],
  }
}

function guarded(): AppState {
  const keys = ['3f9K', 'Tq71', ''].map((lastFour, index) => ({
    id: `big openai #${index + 1}`,
    lastFour,
    backend: 'gnome-keyring' as const,
  }))
  const fallbacks = [
    { provider: 'deepseek', model: 'deepseek-chat', baseUrl: '', details: {}, hasKey: false },
    { provider: 'openai', model: longModel, baseUrl: 'https://gateway.example.com/team/v1', details: {}, hasKey: true },
    { provider: 'openrouter', model: 'anthropic/claude-sonnet-5', baseUrl: '', details: {}, hasKey: true },
  ]
  const big: AppState['routes']['big'] = { ...bigRoute, key: { state: 'stored', keys, areBigs: false }, fallbacks }
  const key = storedKey('fallback openrouter', 'v1zX')
  return sampleState({
    routes: { ...noRoutes, big, small: { ...smallRoute, fallbacks: fallbacks.slice(2) } },
    connections: [
      { id: 'deepseek', provider: 'deepseek', baseUrl: '', key: { state: 'missing' } },
      { id: 'openrouter', provider: 'openrouter', baseUrl: '', key },
    ],
  })
}

function muchTraffic(): readonly ExchangeSummary[] {
  const now = Date.now()
  return Array.from({ length: 2_000 }, (_, index) => {
    const isFailed = index % 7 === 0
    const make = index < 12 ? waitingExchange : isFailed ? failedExchange : sampleExchange
    return make({
      id: `ex_${index}`,
      startedAt: now - index * 4_000,
      requestedModel: index % 2 === 0 ? `us.anthropic.${longModel}` : 'claude-opus-5-5',
      route: { tier: 'big', provider: 'openai', model: longModel, reason: 'Opus belongs to BIG.' },
      ...(isFailed && index >= 12
        ? { error: `The provider answered 503. ${'Overloaded, and says so at length. '.repeat(12)}` }
        : {}),
      losses: Array.from({ length: index % 9 }, (_, place) => ({
        action: 'changed' as const,
        field: `tools[${place}].input_schema.properties.aVeryLongPropertyName.anyOf[3].pattern`,
        reason: 'This provider accepts no regular expressions in schemas.',
      })),
    })
  })
}

function withoutKey(): AppState['routes'] {
  return { ...noRoutes, big: { ...bigRoute, key: { state: 'missing' } }, small: smallRoute }
}

function failures(): readonly ExchangeSummary[] {
  const now = Date.now()
  return [
    failedExchange({ id: 'ex_refused', startedAt: now - 12_000 }),
    failedExchange({ id: 'ex_refused_before', startedAt: now - 15_000 }),
    failedExchange({
      id: 'ex_unrouted',
      startedAt: now - 90_000,
      requestedModel: 'mystery-model',
      route: null,
      status: 404,
      error: 'There is no provider for the model "mystery-model". Set ANTHROPIC_API_KEY, or use a provider/model name.',
    }),
    sampleExchange({ id: 'ex_good', startedAt: now - 300_000 }),
  ]
}

function unprotected(): AppState['routes'] {
  return {
    ...noRoutes,
    big: { ...bigRoute, key: { state: 'missing' } },
    small: { ...smallRoute, key: storedKey('small xai', 'a0Zq', 'unprotected') },
  }
}
