import type { KeyBackend } from '../../shared/ipc.ts'

/** The keychain, as far as the key vault needs it. */
export interface KeyEncryption {
  /** What protects a text encrypted now; `unprotected` and `none` mean that nothing would. */
  backend(): Promise<KeyBackend>
  encrypt(text: string): Promise<Buffer>
  /** Rejects if the keychain is locked or another one than at encryption. */
  decrypt(encrypted: Buffer): Promise<{ readonly text: string; readonly shouldEncryptAgain: boolean }>
}

/** The part of Electron's `safeStorage` in use. The asynchronous half is missing in older versions. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(encrypted: Buffer): string
  getSelectedStorageBackend?(): string
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
}

/**
 * Encrypts with the operating system's keychain.
 *
 * A locked keyring makes the synchronous functions hang the whole app while it asks for its password, so the
 * asynchronous ones are used where they exist.
 */
export function createKeyEncryption(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyEncryption {
  return {
    async backend() {
      const isAvailable = (await safeStorage.isAsyncEncryptionAvailable?.()) ?? safeStorage.isEncryptionAvailable()
      return nameBackend(platform, isAvailable, safeStorage.getSelectedStorageBackend?.())
    },
    async encrypt(text) {
      return (await safeStorage.encryptStringAsync?.(text)) ?? safeStorage.encryptString(text)
    },
    async decrypt(encrypted) {
      const opened = await safeStorage.decryptStringAsync?.(encrypted)
      return opened === undefined
        ? { text: safeStorage.decryptString(encrypted), shouldEncryptAgain: false }
        : { text: opened.result, shouldEncryptAgain: opened.shouldReEncrypt }
    },
  }
}

/**
 * On Linux without a keyring Chromium "encrypts" with a password that is in its source (`basic_text`): that protects
 * nothing, and is reported so.
 */
function nameBackend(platform: NodeJS.Platform, isAvailable: boolean, selected: string | undefined): KeyBackend {
  if (platform === 'darwin') return isAvailable ? 'macos-keychain' : 'none'
  if (platform === 'win32') return isAvailable ? 'windows-dpapi' : 'none'
  if (!isAvailable || selected === 'basic_text' || selected === 'unknown') return 'unprotected'
  return selected?.startsWith('kwallet') === true ? 'kwallet' : 'gnome-keyring'
}
