import type { CallRequest } from '../../shared/ipc.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Connection } from '../../shared/settings.ts'
import { isHeaderSafe } from '../config/secret-variables.ts'
import { placeForKey, placeOfStoredKey } from './key-editing.ts'
import type { Notices } from './notices.ts'
import type { KeyVault } from './ports.ts'
import type { SettingsKeeper } from './settings-keeper.ts'

/** How long the proxy waits for a keychain that wants to be unlocked, before it starts without keys. In ms. */
const keychainPatience = 5_000

export interface KeyActions {
  /** Opens the saved keys; a keychain that stays locked holds the caller up for a short while only. */
  readonly open: () => Promise<void>
  /** Resolves once the saved keys are open, however long the keychain stays locked. */
  readonly whenOpen: () => Promise<void>
  /** Stores a further key, or one in place of another. */
  readonly save: (edit: CallRequest<'key.save'>) => Promise<Result<void>>
  readonly remove: (edit: CallRequest<'key.remove'>) => Promise<Result<void>>
}

export interface KeyActionsOptions {
  readonly keeper: SettingsKeeper
  readonly keyVault: KeyVault
  readonly notices: Notices
  /** Whether keys can be used has changed. */
  readonly changed: () => void
}

/** What becomes of keys: each goes to the keychain, and the proxy uses it from then on. */
export function createKeyActions({ keeper, keyVault, notices, changed }: KeyActionsOptions): KeyActions {
  let opened = Promise.resolve()

  async function openVault(): Promise<void> {
    const patience = setTimeout(() => {
      notices.report({ kind: 'waiting-for-keychain' })
      changed()
    }, keychainPatience / 5)
    const { unreadable } = await keyVault.load()
    clearTimeout(patience)
    notices.settle('waiting-for-keychain')
    if (unreadable > 0) notices.report({ kind: 'keys-unreadable', count: unreadable })
    keeper.tryOut(keeper.settings())
    changed()
  }

  /** Changes the key in a place of the keychain that is found once the keychain is open. */
  async function edit(
    connectionId: string,
    findPlace: (connection: Connection) => Result<string>,
    change: (keyId: string) => Promise<Result<void>>,
  ): Promise<Result<void>> {
    await opened
    return keeper.inTurn(async () => {
      const connection = keeper.settings().connections.find(({ id }) => id === connectionId)
      if (connection === undefined) return failWith('failure.noRoute', {})
      const keyId = findPlace(connection)
      if (!keyId.ok) return keyId
      const edited = await change(keyId.value)
      if (!edited.ok) return edited
      // Which keys there are is found anew at each start, so that settings that cannot be saved take no key away.
      if (!keeper.save(keeper.settings()).ok) keeper.tryOut(keeper.settings())
      return ok(undefined)
    })
  }

  return {
    open() {
      opened = openVault()
      return Promise.race([opened, new Promise<void>((resolve) => setTimeout(resolve, keychainPatience))])
    },

    whenOpen: () => opened,

    save({ connection, key, replaces, allowUnprotected }) {
      const trimmed = key.trim()
      if (!isHeaderSafe(trimmed)) {
        return Promise.resolve(failWith('failure.badKey', {}))
      }
      return edit(
        connection,
        (found) => placeForKey(found, trimmed, replaces, (id) => keyVault.read(id)),
        (keyId) => keyVault.save(keyId, trimmed, allowUnprotected),
      )
    },

    remove({ connection, keyId }) {
      return edit(
        connection,
        (found) => placeOfStoredKey(found, keyId),
        (id) => keyVault.remove(id),
      )
    },
  }
}
