import type { AppState, CallHandlers } from '../../shared/ipc.ts'
import { fail, ok } from '../../shared/result.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { ImportPreview } from '../../shared/settings-import.ts'

type SettingsCall =
  | 'access.save'
  | 'token.rotate'
  | 'logging.save'
  | 'logs.openFolder'
  | 'logs.delete'
  | 'settings.reset'
  | 'settings.resetAll'
  | 'settings.export'
  | 'settings.chooseImport'
  | 'settings.applyImport'

/** What the settings screen asks of the main process, as `createFakeApi` answers it. */
export function fakeSettingsHandlers(
  state: () => AppState,
  become: (change: Partial<AppState>) => AppState,
  importPreview: ImportPreview | null,
): Pick<CallHandlers, SettingsCall> {
  const { consoleLevel: _, ...logging } = defaultSettings.logging
  const { appearance, desktop, access } = defaultSettings
  const general = () => ({ appearance, desktop: { ...state().desktop, ...desktop, startAtLogin: 'off' as const } })
  let isChosen = false
  return {
    'access.save': (access) => ok(become({ access })),
    'token.rotate': () => ok(state()),
    'logging.save': (logging) => ok(become({ logging })),
    'logs.openFolder': () => ok(undefined),
    'logs.delete': () => ok(undefined),
    'settings.reset': ({ group }) => {
      switch (group) {
        case 'general':
          return ok(become(general()))
        case 'network':
          return ok(become({ access, status: { state: 'on', url: 'http://127.0.0.1:8082' } }))
        case 'logging':
          return ok(become({ logging }))
        case 'budget':
          return ok(become({ budget: { ...defaultSettings.budget, uses: [] } }))
        case 'updates':
          return ok(state())
        case 'recording':
          return ok(become({ recording: { ...defaultSettings.recording, folder: state().recording.folder } }))
      }
    },
    'settings.resetAll': () =>
      ok(become({ ...general(), access, logging, routes: { big: null, small: null, opus: null, fable: null } })),
    'settings.export': () => ok('/home/you/Documents/freecc-settings.json'),
    'settings.chooseImport': () => {
      isChosen = importPreview !== null
      return ok(importPreview)
    },
    'settings.applyImport': ({ allowUnprotected }) => {
      if (!isChosen) throw new Error('The window must let a file be chosen before it is imported.')
      const isProtected = state().keyBackend !== 'unprotected' && state().keyBackend !== 'none'
      if (importPreview?.keys.length !== 0 && !isProtected && !allowUnprotected) return fail('There is no keychain.')
      isChosen = false
      return ok(state())
    },
  }
}

/** A `.env` of the predecessor. */
export const sampleImport: ImportPreview = {
  file: '.env',
  routes: [
    { tier: 'big', destination: { provider: 'openai', model: 'gpt-5', baseUrl: '' }, fallbacks: 1 },
    { tier: 'small', destination: null, fallbacks: 0 },
  ],
  keys: [{ variable: 'OPENAI_API_KEY', provider: 'openai' }],
  parts: ['port', 'logging'],
  unusedKeys: ['GEMINI_API_KEY'],
  problems: ['FILE_LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR and CRITICAL; DEBUG is used.'],
}
