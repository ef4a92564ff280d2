import { existsSync } from 'node:fs'

/** Where Debian, Ubuntu, Fedora and macOS keep a Chromium; `FREECC_CHROMIUM` names another one. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A browser to look at the window with. Without one its tests are skipped, in continuous integration they fail. */
export const chromiumPath = findChromium()

function findChromium(): string | undefined {
  const found = [process.env['FREECC_CHROMIUM'] ?? '', ...usualPlaces].find((path) => path !== '' && existsSync(path))
  if (found !== undefined) return found
  const remedy = 'install one with "npm run setup:debian", or name it in FREECC_CHROMIUM'
  if (process.env['CI'] === 'true') throw new Error(`There is no Chromium: ${remedy}.`)
  console.warn(`Skipping the tests that look at the window: there is no Chromium; ${remedy}.`)
  return undefined
}
