import { describe, expect, it } from 'vitest'
import { createKeyEncryption, type SafeStorage } from './key-encryption.ts'

const unexpected = (): never => {
  throw new Error('The synchronous function would hang while a keyring is locked.')
}

/** Electron's `safeStorage` from 44 on; its synchronous half must not be touched. */
function modern(change: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isEncryptionAvailable: unexpected,
    encryptString: unexpected,
    decryptString: unexpected,
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`<${text}>`)),
    decryptStringAsync: (encrypted) =>
      Promise.resolve({ result: encrypted.toString().slice(1, -1), shouldReEncrypt: true }),
    ...change,
  }
}

/** Electron's `safeStorage` before, which has the synchronous half only. */
const old: SafeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`<${text}>`),
  decryptString: (encrypted) => encrypted.toString().slice(1, -1),
}

describe('createKeyEncryption', () => {
  it('uses the asynchronous functions alone where they exist', async () => {
    const encryption = createKeyEncryption(modern(), 'darwin')
    expect(await encryption.backend()).toBe('macos-keychain')
    expect((await encryption.encrypt('key')).toString()).toBe('<key>')
    expect(await encryption.decrypt(Buffer.from('<key>'))).toEqual({ text: 'key', shouldEncryptAgain: true })
  })

  it('falls back to the synchronous ones', async () => {
    const encryption = createKeyEncryption(old, 'linux')
    expect(await encryption.backend()).toBe('gnome-keyring')
    expect(await encryption.decrypt(await encryption.encrypt('key'))).toEqual({
      text: 'key',
      shouldEncryptAgain: false,
    })
  })

  it('passes a refusal of the keychain on', async () => {
    const locked = modern({ decryptStringAsync: () => Promise.reject(new Error('locked')) })
    await expect(createKeyEncryption(locked, 'linux').decrypt(Buffer.from('x'))).rejects.toThrow('locked')
  })

  it.each([
    ['darwin', true, undefined, 'macos-keychain'],
    ['darwin', false, undefined, 'none'],
    ['win32', true, undefined, 'windows-dpapi'],
    ['win32', false, undefined, 'none'],
    ['linux', true, 'gnome_libsecret', 'gnome-keyring'],
    ['linux', true, 'kwallet6', 'kwallet'],
    ['linux', true, 'basic_text', 'unprotected'],
    ['linux', true, 'unknown', 'unprotected'],
    ['linux', false, 'gnome_libsecret', 'unprotected'],
  ] as const)('on %s, available %s, with %s: %s', async (platform, isAvailable, selected, expected) => {
    const safeStorage = modern({
      isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
      ...(selected !== undefined && { getSelectedStorageBackend: () => selected }),
    })
    expect(await createKeyEncryption(safeStorage, platform).backend()).toBe(expected)
  })
})
