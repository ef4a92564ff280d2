import type { WebPreferences } from 'electron'

/**
 * What the window's page may do: nothing but what the preload script gives it. Spelt out where Electron's default is the
 * same, so that no default decides. (Electron security checklist, items 2 to 4, 6 and 8 to 11.)
 */
export function windowPreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    // In what users get, no page and no key can open them.
    devTools: !isPackaged,
  }
}
