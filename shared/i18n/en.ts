/**
 * Every word that tray and window show, in English. Flat keys, one sentence each; `{{name}}` is filled in.
 *
 * The other catalogues have the same keys; `catalogues.test.ts` checks that, and that no key is unused or missing.
 */
export const en = {
  'tray.on': 'On at {{address}}',
  'tray.off': 'Off',
  'tray.starting': 'Starting…',
  'tray.portInUse': 'Port {{port}} is in use',
  'tray.turnOn': 'Turn on',
  'tray.turnOff': 'Turn off',
  'tray.copyCommand': 'Copy environment command',
  'tray.open': 'Open FreeCC',
  'tray.quit': 'Quit FreeCC',
  'tray.tryPort': 'Try port {{port}} again',
  'tray.usePort': 'Use port {{port}} instead',
  'tray.failedBecause': 'Not running: {{reason}}',
  'notice.settingsSetAside':
    'The settings file could not be read. FreeCC uses its defaults and kept the old file as {{file}}.',
  'notice.keysSetAside': 'The file of saved keys could not be read. FreeCC kept it as {{file}}; enter your keys again.',
  'notice.waitingForKeychain': 'Waiting for the keychain. Unlock it if your system asks for its password.',
  'notice.keysUnreadable':
    'Saved keys that the keychain would not open: {{number}}. Unlock it and start FreeCC again, or enter the keys anew.',
} as const
