import type { KeyBackend } from '../../shared/ipc.ts'

/** What each place where keys are kept is called. */
export const keyBackendNames = {
  'macos-keychain': 'key.inMacKeychain',
  'windows-dpapi': 'key.inWindows',
  'gnome-keyring': 'key.inGnomeKeyring',
  kwallet: 'key.inKwallet',
  unprotected: 'key.unprotected',
  none: 'key.unprotected',
} as const satisfies Record<KeyBackend, string>
