import type { KeyBackend } from '../../shared/ipc.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok } from '../../shared/result.ts'
import type { Notice } from '../services/notice.ts'
import type { KeyVault } from '../services/ports.ts'
import type { KeyEncryption } from './key-encryption.ts'
import { openKeyFile, writeKeyFile, type SavedKey } from './key-file.ts'

export interface OpenedKeyVault {
  readonly keyVault: KeyVault
  readonly notices: readonly Notice[]
}

interface OpenKey {
  readonly text: string
  readonly backend: KeyBackend
}

/**
 * Keeps keys encrypted in a file of their own, and in clear only in this process's memory. The keychain holds the
 * password of that encryption.
 */
export function openKeyVault(path: string, encryption: KeyEncryption): OpenedKeyVault {
  const { keys, asidePath } = openKeyFile(path, new Date())
  const saved = new Map(Object.entries(keys))
  const opened = new Map<string, OpenKey>()
  let backend: KeyBackend = 'none'

  function write(): void {
    writeKeyFile(path, Object.fromEntries(saved))
  }

  /** What is better protected in memory only is so on the disk after the next start. */
  function writeIfPossible(): void {
    try {
      write()
    } catch {
      return
    }
  }

  /** Changes one key in memory and on the disk, or, if either fails, nowhere. */
  async function change(id: string, edit: () => Promise<void> | void): Promise<boolean> {
    const [before, openBefore] = [saved.get(id), opened.get(id)]
    try {
      await edit()
      write()
      return true
    } catch {
      restore(saved, id, before)
      restore(opened, id, openBefore)
      return false
    }
  }

  async function put(id: string, text: string): Promise<void> {
    saved.set(id, isProtected(backend) ? await encrypted(text) : inClear(text))
    opened.set(id, { text, backend })
  }

  async function encrypted(text: string): Promise<SavedKey> {
    return { form: 'encrypted', data: (await encryption.encrypt(text)).toString('base64') }
  }

  /** Opens one key; an old or unprotected form is replaced when something better has become available. */
  async function open(id: string, { form, data }: SavedKey): Promise<{ improved: boolean }> {
    const bytes = Buffer.from(data, 'base64')
    if (form === 'clear') {
      opened.set(id, { text: bytes.toString('utf8'), backend: 'unprotected' })
      if (isProtected(backend)) await put(id, bytes.toString('utf8'))
      return { improved: isProtected(backend) }
    }
    if (!isProtected(backend)) throw new Error('There is no keychain to open it with.')
    const { text, shouldEncryptAgain } = await encryption.decrypt(bytes)
    opened.set(id, { text, backend })
    if (shouldEncryptAgain) await put(id, text)
    return { improved: shouldEncryptAgain }
  }

  const keyVault: KeyVault = {
    async load() {
      backend = await encryption.backend().catch(() => 'none' as const)
      const results = await Promise.allSettled([...saved].map(([id, key]) => open(id, key)))
      if (results.some((result) => result.status === 'fulfilled' && result.value.improved)) writeIfPossible()
      return { unreadable: results.filter(({ status }) => status === 'rejected').length }
    },
    read: (id) => opened.get(id)?.text,
    secrets: () => [...opened.values()].map(({ text }) => text),
    backendOf: (id) => opened.get(id)?.backend,
    backend: () => backend,
    async save(id, key, allowUnprotected) {
      if (!isProtected(backend) && !allowUnprotected) {
        return failWith('failure.unprotected', {})
      }
      return (await change(id, () => put(id, key))) ? ok(undefined) : failWith('failure.keyUnsaved', {})
    },
    async remove(id) {
      const isRemoved = await change(id, () => {
        saved.delete(id)
        opened.delete(id)
      })
      return isRemoved ? ok(undefined) : failWith('failure.keyStays', {})
    },
    removeAll() {
      try {
        writeKeyFile(path, {})
      } catch {
        return Promise.resolve(failWith('failure.keysStay', {}))
      }
      saved.clear()
      opened.clear()
      return Promise.resolve(ok(undefined))
    },
  }
  return { keyVault, notices: asidePath === undefined ? [] : [{ kind: 'keys-set-aside', file: asidePath }] }
}

function restore<T>(entries: Map<string, T>, id: string, before: T | undefined): void {
  if (before === undefined) entries.delete(id)
  else entries.set(id, before)
}

function isProtected(backend: KeyBackend): boolean {
  return backend !== 'unprotected' && backend !== 'none'
}

function inClear(text: string): SavedKey {
  return { form: 'clear', data: Buffer.from(text, 'utf8').toString('base64') }
}
