import { freshFirstRun } from '../../shared/first-run.ts'
import type { AppState, KeyBackend, KeyStatus, RouteView } from '../../shared/ipc.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'

/** One key, as the window knows it. */
export function storedKey(id: string, lastFour: string, backend: KeyBackend = 'gnome-keyring'): KeyStatus {
  return { state: 'stored', keys: [{ id, lastFour, backend }], areBigs: false }
}

export const bigRoute: RouteView = {
  tier: 'big',
  provider: 'openai',
  model: 'gpt-4.1',
  baseUrl: '',
  details: {},
  key: storedKey('big openai', '3f9K'),
  fallbacks: [],
}

export const smallRoute: RouteView = {
  tier: 'small',
  provider: 'xai',
  model: 'grok-4-fast',
  baseUrl: '',
  details: {},
  key: storedKey('small xai', 'a0Zq'),
  fallbacks: [],
}

export const noRoutes: AppState['routes'] = { big: null, small: null, opus: null, fable: null }

/** On, with both models chosen. */
export function sampleState(change: Partial<AppState> = {}): AppState {
  return {
    status: { state: 'on', url: 'http://127.0.0.1:8082' },
    ports: { wanted: 8082, free: null },
    routes: { ...noRoutes, big: bigRoute, small: smallRoute },
    connections: [],
    modelChoices: { favourites: [], recent: [] },
    choices: { big: [], small: [], opus: [], fable: [] },
    keyPlaces: [],
    firstRun: { ...freshFirstRun, isOver: true },
    tierModels: {
      big: {
        title: 'gpt-4.1 (OpenAI)',
        isClaudeHost: false,
        contextWindow: 1_047_576,
        maxOutputTokens: 32_768,
        price: { input: 2, output: 8 },
      },
      small: { title: 'grok-4-fast (xAI)', isClaudeHost: false, contextWindow: 2_000_000, maxOutputTokens: 30_000 },
      opus: null,
      fable: null,
    },
    appearance: { language: 'system', theme: 'system' },
    claudeCode: { undoOnQuit: true },
    updates: { check: true, status: { state: 'current', checkedAt: null } },
    locale: 'en',
    keyBackend: 'gnome-keyring',
    desktop: {
      onStart: 'as-left',
      onClose: 'keep-running',
      notifications: true,
      startAtLogin: 'off',
      hasTray: true,
    },
    recording: {
      bodies: false,
      rows: 2000,
      megabytes: 32,
      bodyKilobytes: 512,
      disk: { isOn: false, days: 7, megabytes: 200 },
      hiddenPatterns: [],
      folder: '/home/you/.config/FreeCC/requests',
    },
    budget: { dayDollars: null, monthDollars: null, atLimit: 'warn', cheaper: null, lifted: [], uses: [] },
    access: { requiresToken: true },
    logging: {
      fileLevel: 'DEBUG',
      requestBodies: false,
      responseBodies: false,
      retention: { days: 14, megabytes: 60 },
    },
    version: '0.1.0',
    shell: 'posix',
    notice: null,
    ...change,
  }
}

/** A streamed answer of BIG that went well. */
export function sampleExchange(change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return {
    id: 'ex_1',
    startedAt: Date.now() - 60_000,
    requestedModel: 'claude-opus-5-5',
    refused: null,
    route: { tier: 'big', provider: 'openai', model: 'gpt-4.1', reason: 'Opus belongs to BIG.' },
    state: 'done',
    stream: true,
    status: 200,
    sentMs: 2,
    firstByteMs: 600,
    firstOutputMs: 640,
    attempts: [],
    outputCharacters: 0,
    cost: null,
    errorType: null,
    agentId: null,
    durationMs: 5_400,
    usage: {
      input_tokens: 3_100,
      output_tokens: 412,
      cache_read_input_tokens: 21_504,
      cache_creation_input_tokens: 0,
    },
    error: null,
    losses: [],
    sessionId: '7c0f9a52-6f0e-4a58-8a51-3f1a55e0b1c2',
    messageCount: 14,
    toolCount: 12,
    ...change,
  }
}

/** On its way: nothing came back yet. */
export function waitingExchange(change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  const unknown = { status: null, firstOutputMs: null, durationMs: null, usage: null }
  return sampleExchange({ state: 'waiting', startedAt: Date.now(), ...unknown, ...change })
}

/** Refused by the provider. */
export function failedExchange(change: Partial<ExchangeSummary> = {}): ExchangeSummary {
  return sampleExchange({
    state: 'failed',
    status: 401,
    errorType: 'authentication_error',
    firstOutputMs: null,
    durationMs: 180,
    usage: null,
    error: 'OpenAI refused the key (401). Check it in Models, or make a new one at platform.openai.com.',
    ...change,
  })
}
