import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './find-chromium.ts'
import { speak, widerThanTheirPlace } from './window-checks.ts'
import { accessibilityProblems, launchWindowBrowser, type View, type WindowBrowser } from './window-page.ts'

const minutes = 60_000
const smallest = { width: 760, height: 520 }
const tabs = ['Overview', 'Chat', 'Requests', 'Answers', 'Stream', 'Timing', 'Headers'] as const

const looks = [
  { scenario: 'recorded', screen: 'requests', item: 'ex_rich' },
  { scenario: 'recorded', screen: 'requests', item: 'ex_failed', size: smallest },
  { scenario: 'huge', screen: 'requests', item: 'ex_7', size: smallest },
  { scenario: 'failing', screen: 'requests', item: 'ex_refused', size: smallest },
] as const satisfies readonly View[]

describe.skipIf(chromiumPath === undefined)('the requests in Chromium', () => {
  let browser: WindowBrowser

  beforeAll(async () => {
    browser = await launchWindowBrowser(chromiumPath ?? '')
  }, 2 * minutes)

  afterAll(() => browser.close())

  it.each(looks)(
    'leave nobody out of any tab of $item, $scenario, in both themes and languages',
    async (view) => {
      const page = await browser.open({ ...view, reducedMotion: true })
      for (const [index, tab] of tabs.entries()) {
        await page.getByRole('tab').nth(index).click()
        // Both themes and both languages, without every pair of them: it takes a second each.
        for (const [locale, colorScheme] of [
          ['en', 'light'],
          ['zh-CN', 'dark'],
        ] as const) {
          await speak(page, locale)
          await page.emulateMedia({ colorScheme })
          expect(await accessibilityProblems(page), `${tab}, ${locale}, ${colorScheme}`).toEqual([])
          expect(await widerThanTheirPlace(page), `${tab}, ${locale}`).toEqual([])
        }
      }
    },
    4 * minutes,
  )

  it('leave nobody out of filter, chooser and menu, and of lists with nothing in them', async () => {
    const page = await browser.open({ scenario: 'recorded', screen: 'requests', item: 'ex_rich', reducedMotion: true })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.getByRole('button', { name: 'Columns' }).click()
      expect(await accessibilityProblems(page, '[role=dialog]')).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Copy' }).click()
      expect(await accessibilityProblems(page, '[role=menu]')).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('textbox', { name: 'Filter requests' }).fill('provider:nobody nowhere')
    await page.keyboard.press('Enter')
    await page.getByText('No request matches the filter.').waitFor()
    await page.getByRole('button', { name: 'Pause the list' }).click()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await widerThanTheirPlace(page)).toEqual([])
  })

  it.each([{ width: 1080, height: 720 }, smallest])(
    'leave nobody out of a replay, its question and the export, $width wide',
    async (size) => {
      const view = { scenario: 'replayed', screen: 'requests', item: 'ex_replay', reducedMotion: true, size } as const
      const page = await browser.open(view)
      await page.getByRole('tab', { name: 'Compare' }).click()
      for (const [locale, colorScheme] of [
        ['en', 'light'],
        ['zh-CN', 'dark'],
      ] as const) {
        await speak(page, locale)
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityProblems(page), `${locale}, ${colorScheme}`).toEqual([])
        expect(await widerThanTheirPlace(page), locale).toEqual([])
        await page.getByRole('button', { name: /^(Export this request|导出此请求)$/ }).click()
        expect(await accessibilityProblems(page, '[role=menu]')).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: /^(Send again|重新发送)$/ }).click()
        await page.getByText(/^(Another model|其他模型)$/).click()
        expect(await accessibilityProblems(page, '[role=dialog]')).toEqual([])
        expect(await widerThanTheirPlace(page), locale).toEqual([])
        await page.keyboard.press('Escape')
      }
    },
    2 * minutes,
  )

  it('scroll through ten thousand rows with only those in sight mounted', async () => {
    const page = await browser.open({ scenario: 'huge', screen: 'requests' })
    const grid = page.getByRole('grid')
    for (const top of [0, 50_000, 160_000, 320_000]) {
      await grid.evaluate((element, to) => element.scrollTo({ top: to }), top)
      await page.locator(`[aria-rowindex="${Math.min(9_990, Math.floor(top / 32) + 5)}"]`).waitFor()
      expect(await page.getByRole('row').count()).toBeLessThan(60)
    }
  })

  it('show the time that was brushed with the mouse', async () => {
    const page = await browser.open({ scenario: 'huge', screen: 'requests' })
    const strip = await page.getByRole('slider').boundingBox()
    if (strip === null) throw new Error('There is no strip.')
    await page.mouse.move(strip.x + strip.width * 0.4, strip.y + 10)
    await page.mouse.down()
    await page.mouse.move(strip.x + strip.width * 0.6, strip.y + 10, { steps: 5 })
    await page.mouse.up()
    const shown = Number(/^(\d+) of 10,000 shown/.exec(await page.getByText('of 10,000 shown').innerText())?.[1])
    expect(shown).toBeGreaterThan(20)
    expect(shown).toBeLessThan(60)
  })

  it('give the detail the place that its edge is dragged to, also by keys', async () => {
    const page = await browser.open({ scenario: 'recorded', screen: 'requests', item: 'ex_rich' })
    const width = async () => (await page.getByRole('complementary').boundingBox())?.width ?? 0
    const before = await width()
    const edge = await page.getByRole('separator').boundingBox()
    if (edge === null) throw new Error('There is no edge.')
    await page.mouse.move(edge.x, edge.y + 50)
    await page.mouse.down()
    await page.mouse.move(edge.x + 120, edge.y + 50, { steps: 4 })
    await page.mouse.up()
    expect(before - (await width())).toBeGreaterThan(100)
    const dragged = await width()
    await page.getByRole('separator').press('ArrowLeft')
    expect(await width()).toBeGreaterThan(dragged)
  })

  it('have kept to the policy of the window, and complained of nothing', () => {
    expect(browser.complaints).toEqual([])
  })
})
