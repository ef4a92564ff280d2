import { chromium, type Browser } from '@playwright/test'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../shared/i18n/index.ts'
import type { Place } from '../shared/window-address.ts'
import type { ScenarioName } from '../src-renderer/testing/scenarios.ts'
import { chromiumPath } from '../e2e/window/find-chromium.ts'
import { serveWindow } from '../e2e/window/window-site.ts'

/**
 * Takes the pictures in `docs/screenshots`: `npm run docs:screenshots`. Each shows the shipped window in a scenario of the
 * tests, at a fixed time and without motion, so that a picture changes only where its screen does.
 */

interface Picture {
  readonly name: string
  readonly scenario: ScenarioName
  readonly place: Place
  /** A request's id, a view of the requests, a tier or a group of the settings. */
  readonly item?: string
  readonly locales: readonly Locale[]
}

const both: readonly Locale[] = ['en', 'zh-CN']
const pictures: readonly Picture[] = [
  { name: 'first-run', scenario: 'fresh', place: 'first-run', locales: both },
  { name: 'overview', scenario: 'working', place: 'overview', locales: both },
  { name: 'models', scenario: 'working', place: 'models', locales: both },
  { name: 'fallbacks', scenario: 'guarded', place: 'models', locales: ['en'] },
  { name: 'requests', scenario: 'working', place: 'requests', locales: both },
  { name: 'request', scenario: 'failing', place: 'requests', item: 'ex_refused', locales: ['en'] },
  { name: 'sessions', scenario: 'agents', place: 'requests', item: 'sessions', locales: ['en'] },
  { name: 'totals', scenario: 'agents', place: 'requests', item: 'totals', locales: ['en'] },
  { name: 'connect', scenario: 'working', place: 'connect', locales: both },
  { name: 'settings', scenario: 'working', place: 'settings', locales: both },
]
const themes = ['light', 'dark'] as const

const folder = join(import.meta.dirname, 'screenshots')
const time = new Date('2026-11-22T14:30:00Z')
const size = { width: 1080, height: 720 }
/** In bytes. They are looked at, and cloned with the project. */
const mostBytes = 150_000

async function takePicture(
  browser: Browser,
  site: Awaited<ReturnType<typeof serveWindow>>,
  { name, scenario, place, item }: Picture,
  locale: Locale,
  theme: (typeof themes)[number],
): Promise<void> {
  const context = { viewport: size, colorScheme: theme, reducedMotion: 'reduce', timezoneId: 'UTC', locale } as const
  const page = await browser.newPage(context)
  await page.clock.setFixedTime(time)
  await page.addInitScript(site.fakeApiScript)
  const address = item === undefined ? place : `${place}/${item}`
  await page.goto(`${site.url}?scenario=${scenario}&locale=${locale}#/${address}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => document.fonts.ready)
  // Lists are drawn after their place was measured.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  const file = join(folder, `${[name, ...(locale === 'en' ? [] : ['zh']), theme].join('-')}.png`)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  await page.close()
  if (statSync(file).size > mostBytes) throw new Error(`${file} has more than ${mostBytes} bytes.`)
}

if (chromiumPath === undefined) throw new Error('The pictures are taken with a Chromium.')
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) rmSync(join(folder, file))
const site = await serveWindow()
const browser = await chromium.launch({ executablePath: chromiumPath })
try {
  for (const picture of pictures) {
    for (const locale of picture.locales) {
      for (const theme of themes) await takePicture(browser, site, picture, locale, theme)
    }
  }
} finally {
  await browser.close()
  await site.close()
}
console.log(`${readdirSync(folder).length} pictures in docs/screenshots.`)
