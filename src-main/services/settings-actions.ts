import { isLoopbackHost } from '../../shared/base-url.ts'
import type { CallRequest } from '../../shared/ipc.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import { defaultSettings, type ResettableGroup } from '../../shared/settings.ts'
import { adoptSettings } from './adopt-settings.ts'
import { firstPatternProblem } from '../logging/hidden-patterns.ts'
import type { KeyActions } from './key-actions.ts'
import type { Listening } from './listening.ts'
import type { DesktopHost, KeyVault, LocalToken } from './ports.ts'
import type { SettingsKeeper } from './settings-keeper.ts'
import { withDefaults } from './settings-reset.ts'

export interface SettingsActionsOptions {
  readonly keeper: SettingsKeeper
  readonly keyVault: Pick<KeyVault, 'removeAll'>
  readonly keys: Pick<KeyActions, 'whenOpen'>
  readonly localToken: LocalToken
  readonly desktop: DesktopHost
  readonly listening: Listening
}

export type SettingsActions = ReturnType<typeof createSettingsActions>

/** What the settings screen changes. A change that cannot be saved changes nothing. */
export function createSettingsActions(options: SettingsActionsOptions) {
  const { keeper, keyVault, keys, localToken, desktop, listening } = options

  function stopStartingAtLogin(): Result<void> {
    return desktop.startAtLogin() === 'on' ? desktop.setStartAtLogin(false) : ok(undefined)
  }

  async function resetPort(): Promise<Result<void>> {
    const { port } = defaultSettings.proxy
    return port === keeper.settings().proxy.port ? ok(undefined) : listening.listenOn(port)
  }

  return {
    saveAppearance: (appearance: CallRequest<'appearance.save'>) => keeper.save({ ...keeper.settings(), appearance }),

    saveDesktop: (desktop: CallRequest<'desktop.save'>) => keeper.save({ ...keeper.settings(), desktop }),

    saveUpdates: (updates: CallRequest<'updates.save'>) => keeper.save({ ...keeper.settings(), updates }),

    saveAccess(access: CallRequest<'access.save'>): Result<void> {
      const { host } = keeper.settings().proxy
      if (!access.requiresToken && !isLoopbackHost(host)) {
        return failWith('failure.tokenNeeded', { host })
      }
      return keeper.save({ ...keeper.settings(), access })
    },

    saveRecording(recording: CallRequest<'recording.save'>): Result<void> {
      const problem = firstPatternProblem(recording.hiddenPatterns)
      return problem === null ? keeper.save({ ...keeper.settings(), recording }) : problem
    },

    saveLogging(logging: CallRequest<'logging.save'>): Result<void> {
      const { consoleLevel } = keeper.settings().logging
      return keeper.save({ ...keeper.settings(), logging: { consoleLevel, ...logging } })
    },

    /** Another token from now on; whoever has the old one is refused. */
    async rotateToken(): Promise<Result<void>> {
      const rotated = localToken.rotate()
      if (!rotated.ok) return rotated
      keeper.tryOut(keeper.settings())
      await listening.announce()
      return rotated
    },

    async reset(group: ResettableGroup): Promise<Result<void>> {
      const outside =
        group === 'network' ? await resetPort() : group === 'general' ? stopStartingAtLogin() : ok(undefined)
      return outside.ok ? keeper.save(withDefaults(keeper.settings(), group)) : outside
    },

    /** Back to the first start. Keys stay in the keychain unless they are to go as well; the token stays. */
    async resetAll(deleteKeys: boolean): Promise<Result<void>> {
      const outside = stopStartingAtLogin()
      if (!outside.ok) return outside
      const adopted = await adoptSettings(defaultSettings, keeper, listening)
      if (!adopted.ok || !deleteKeys) return adopted
      await keys.whenOpen()
      return keeper.inTurn(() => keyVault.removeAll())
    },
  }
}
