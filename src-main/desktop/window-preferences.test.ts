import { expect, it } from 'vitest'
import { windowPreferences } from './window-preferences.ts'

it('confines the page, and gives users no developer tools', () => {
  // As a whole: anything else would be a right that was added.
  expect(windowPreferences('/preload.cjs', true)).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    devTools: false,
  })
  expect(windowPreferences('/preload.cjs', false).devTools).toBe(true)
})
