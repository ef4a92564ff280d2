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
  'tray.failed': 'Not running',
  'tray.turnOn': 'Turn on',
  'tray.turnOff': 'Turn off',
  'tray.copyCommand': 'Copy environment command',
  'tray.open': 'Open FreeCC',
  'tray.quit': 'Quit FreeCC',
} as const
