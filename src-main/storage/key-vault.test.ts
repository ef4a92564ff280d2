import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyBackend } from '../../shared/ipc.ts'
import type { KeyEncryption } from './key-encryption.ts'
import { openKeyVault } from './key-vault.ts'

const key = 'sk-test-0123456789abcdef'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freecc-vault-'))
  path = join(folder, 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A keychain that refuses to work when there is none, and opens only what itself has closed. */
function fakeKeychain(backend: KeyBackend, { name = 'mine', isOld = false } = {}): KeyEncryption {
  const insist = () => {
    if (backend === 'none' || backend === 'unprotected') throw new Error('There is no keychain.')
  }
  return {
    backend: () => Promise.resolve(backend),
    encrypt: async (text) => {
      await Promise.resolve()
      insist()
      return Buffer.from(`${name}:${[...text].reverse().join('')}`)
    },
    decrypt: async (encrypted) => {
      await Promise.resolve()
      insist()
      const [owner, reversed = ''] = encrypted.toString().split(':')
      if (owner !== name) throw new Error('This was closed by another keychain.')
      return { text: [...reversed].reverse().join(''), shouldEncryptAgain: isOld }
    },
  }
}

async function openVault(encryption: KeyEncryption) {
  const { keyVault, notices } = openKeyVault(path, encryption)
  const { unreadable } = await keyVault.load()
  return { keyVault, notices, unreadable }
}

const onDisk = () => readFileSync(path, 'utf8')

describe('with a keychain', () => {
  it('gives a key back after a restart, and never writes it in clear', async () => {
    const { keyVault } = await openVault(fakeKeychain('gnome-keyring'))
    expect(await keyVault.save('big', key, false)).toEqual({ ok: true, value: undefined })
    expect(keyVault.read('big')).toBe(key)

    const again = await openVault(fakeKeychain('gnome-keyring'))
    expect(again.unreadable).toBe(0)
    expect(again.keyVault.read('big')).toBe(key)
    expect(again.keyVault.backendOf('big')).toBe('gnome-keyring')
    expect(again.keyVault.secrets()).toEqual([key])
    expect(onDisk()).not.toContain(key)
    expect(onDisk()).not.toContain(Buffer.from(key).toString('base64'))
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('forgets a removed key at once and for good', async () => {
    const { keyVault } = await openVault(fakeKeychain('macos-keychain'))
    await keyVault.save('big', key, false)
    await keyVault.remove('big')
    expect(keyVault.read('big')).toBeUndefined()
    expect(JSON.parse(onDisk())).toEqual({ version: 1, keys: {} })
    expect((await openVault(fakeKeychain('macos-keychain'))).keyVault.read('big')).toBeUndefined()
  })

  it('encrypts again what the keychain calls outdated', async () => {
    const { keyVault } = await openVault(fakeKeychain('gnome-keyring'))
    await keyVault.save('big', key, false)
    const before = statSync(path).ino
    await openVault(fakeKeychain('gnome-keyring', { isOld: true }))
    expect(statSync(path).ino).not.toBe(before)
    expect((await openVault(fakeKeychain('gnome-keyring'))).keyVault.read('big')).toBe(key)
  })

  it('keeps and counts what it cannot open, and opens the rest', async () => {
    const other = await openVault(fakeKeychain('gnome-keyring', { name: 'other' }))
    await other.keyVault.save('big', key, false)
    const mine = await openVault(fakeKeychain('gnome-keyring'))
    await mine.keyVault.save('small', 'sk-another-0123456789', false)
    expect(mine.unreadable).toBe(1)
    expect(mine.keyVault.read('big')).toBeUndefined()
    expect((await openVault(fakeKeychain('gnome-keyring', { name: 'other' }))).keyVault.read('big')).toBe(key)
  })

  it('says so when the keychain refuses, and keeps nothing', async () => {
    const refusing: KeyEncryption = {
      ...fakeKeychain('gnome-keyring'),
      encrypt: () => Promise.reject(new Error('dismissed')),
    }
    const { keyVault } = await openVault(refusing)
    expect(await keyVault.save('big', key, false)).toMatchObject({ ok: false, message: matching(/could not be saved/) })
    expect(keyVault.read('big')).toBeUndefined()
    expect(existsSync(path)).toBe(false)
  })
})

describe('when the disk refuses', () => {
  it('neither keeps a key that could not be saved nor forgets one that could not be removed', async () => {
    const { keyVault } = await openVault(fakeKeychain('gnome-keyring'))
    await keyVault.save('big', key, false)
    rmSync(path)
    mkdirSync(path)
    expect(await keyVault.save('small', key, false)).toMatchObject({ ok: false })
    expect(keyVault.read('small')).toBeUndefined()
    expect(await keyVault.remove('big')).toMatchObject({ ok: false, message: matching(/could not be removed/) })
    expect(keyVault.read('big')).toBe(key)
  })

  it('opens keys all the same that it would encrypt again', async () => {
    const before = await openVault(fakeKeychain('gnome-keyring'))
    await before.keyVault.save('big', key, false)
    const { keyVault } = openKeyVault(path, fakeKeychain('gnome-keyring', { isOld: true }))
    rmSync(path)
    mkdirSync(path)
    expect(await keyVault.load()).toEqual({ unreadable: 0 })
    expect(keyVault.read('big')).toBe(key)
  })
})

describe('without a keychain', () => {
  it('refuses to store a key, unless the user agreed', async () => {
    const { keyVault } = await openVault(fakeKeychain('unprotected'))
    expect(await keyVault.save('big', key, false)).toMatchObject({ ok: false, message: matching(/unprotected/) })
    expect(existsSync(path)).toBe(false)

    expect(await keyVault.save('big', key, true)).toMatchObject({ ok: true })
    expect(keyVault.backendOf('big')).toBe('unprotected')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect((await openVault(fakeKeychain('unprotected'))).keyVault.read('big')).toBe(key)
  })

  it('encrypts what lay there unprotected once there is a keychain', async () => {
    const before = await openVault(fakeKeychain('unprotected'))
    await before.keyVault.save('big', key, true)
    const after = await openVault(fakeKeychain('gnome-keyring'))
    expect(after.keyVault.backendOf('big')).toBe('gnome-keyring')
    expect(onDisk()).not.toContain(Buffer.from(key).toString('base64'))
  })

  it('keeps encrypted keys for the day the keychain is back', async () => {
    const before = await openVault(fakeKeychain('gnome-keyring'))
    await before.keyVault.save('big', key, false)
    const without = await openVault(fakeKeychain('unprotected'))
    expect(without.unreadable).toBe(1)
    expect((await openVault(fakeKeychain('gnome-keyring'))).keyVault.read('big')).toBe(key)
  })
})

it.each(['not JSON', '{"version":1,"keys":{"big":{"form":"plain","data":""}}}', '{"version":2,"keys":{}}'])(
  'sets a file like %j aside and says so',
  async (text) => {
    writeFileSync(path, text)
    const { notices, keyVault } = await openVault(fakeKeychain('gnome-keyring'))
    expect(notices).toEqual([
      { kind: 'keys-set-aside', file: expect.stringContaining('keys.json.unusable-') as string },
    ])
    expect(keyVault.secrets()).toEqual([])
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text])
  },
)

/** Inside an object a bare pattern would equal anything. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}

describe('removing every key', () => {
  it('removes those as well that could not be opened', async () => {
    const foreign = await openVault(fakeKeychain('gnome-keyring', { name: 'another' }))
    await foreign.keyVault.save('small', key, false)
    const { keyVault, unreadable } = await openVault(fakeKeychain('gnome-keyring'))
    expect(unreadable).toBe(1)
    await keyVault.save('big', key, false)
    expect(await keyVault.removeAll()).toEqual({ ok: true, value: undefined })
    expect(keyVault.secrets()).toEqual([])
    expect(JSON.parse(onDisk())).toEqual({ version: 1, keys: {} })
  })

  it('keeps them all where the disk refuses', async () => {
    const { keyVault } = await openVault(fakeKeychain('gnome-keyring'))
    await keyVault.save('big', key, false)
    rmSync(path)
    mkdirSync(join(path, 'in the way'), { recursive: true })
    expect(await keyVault.removeAll()).toMatchObject({ ok: false })
    expect(keyVault.read('big')).toBe(key)
  })
})
