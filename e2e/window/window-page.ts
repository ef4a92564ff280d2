import { chromium, type Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'
import type { Place } from '../../shared/window-address.ts'
import type { ScenarioName } from '../../src-renderer/testing/scenarios.ts'
import { serveWindow } from './window-site.ts'

/** One screen in one situation. */
export interface View {
  readonly scenario: ScenarioName
  readonly screen: Place
  /** A tier or a request's id. */
  readonly item?: string
  readonly theme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  readonly reducedMotion?: boolean
}

export interface WindowBrowser {
  /** Opens the view in a page of its own, and closes the one before. */
  readonly open: (view: View) => Promise<Page>
  /** What the pages complained about in their consoles; a breach of the content security policy is among it. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** The shipped window in a plain Chromium, with a scripted main process. */
export async function launchWindowBrowser(executablePath: string): Promise<WindowBrowser> {
  const site = await serveWindow()
  const browser = await chromium.launch({ executablePath })
  const complaints: string[] = []
  let current: Page | undefined

  return {
    complaints,
    async open({
      scenario,
      screen,
      item,
      theme = 'light',
      size = { width: 1080, height: 720 },
      reducedMotion = false,
    }) {
      await current?.close()
      const page = await browser.newPage({
        viewport: size,
        colorScheme: theme,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      })
      current = page
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.addInitScript(site.fakeApiScript)
      await page.addInitScript(axe.source)
      const place = item === undefined ? screen : `${screen}/${item}`
      await page.goto(`${site.url}?scenario=${scenario}#/${place}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

/** What is wrong, on the page or in a part of it, for people who hear it or see it badly: one line a problem. */
export async function accessibilityProblems(page: Page, part?: string): Promise<readonly string[]> {
  const results = await page.evaluate(
    (context) => (window as unknown as { axe: { run: (context: string) => Promise<AxeResults> } }).axe.run(context),
    part ?? 'html',
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'label-content-name-mismatch' || !isDescribedOption(html))
      .map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
  )
}

/**
 * Whether an option's second line is its description. The rule wants all visible text in the name, but what WCAG 2.5.3
 * calls the label is the first line, and that is the name.
 */
function isDescribedOption(html: string): boolean {
  const [tag = ''] = html.split('>')
  return tag.includes('role="option"') && tag.includes('aria-labelledby=') && tag.includes('aria-describedby=')
}
