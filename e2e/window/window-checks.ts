import type { Page } from '@playwright/test'
import type { Locale } from '../../shared/i18n/index.ts'

/** Changes the language as the settings do. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  await page.evaluate((language) => window.api.call('appearance.save', { language, theme: 'system' }), locale)
  await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' })
}

/** Elements whose content is cut off or spills over sideways, other than text that ends in an ellipsis on purpose. */
export function widerThanTheirPlace(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .filter((element) => {
        const { display, textOverflow, overflowX, clipPath } = getComputedStyle(element)
        const isMeant = textOverflow === 'ellipsis' || overflowX === 'auto' || element instanceof HTMLInputElement
        return !isMeant && display !== 'inline' && clipPath === 'none'
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  )
}
