import { existsSync } from 'node:fs'

/** Where Debian, Ubuntu, Fedora and macOS keep a Chromium; `FREECC_CHROMIUM` names another one. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A browser to look at the window with, or undefined where this machine has none. */
export function findChromium(): string | undefined {
  return [process.env['FREECC_CHROMIUM'] ?? '', ...usualPlaces].find((path) => path !== '' && existsSync(path))
}
