import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './find-chromium.ts'
import { speak, widerThanTheirPlace } from './window-checks.ts'
import { accessibilityProblems, launchWindowBrowser, type View, type WindowBrowser } from './window-page.ts'

const minutes = 60_000
const usual = { width: 1080, height: 720 }
const smallest = { width: 760, height: 520 }

/** Every screen as usual; and at its smallest size empty, overfull and in trouble. */
const views = [
  { scenario: 'working', screen: 'overview', size: usual },
  { scenario: 'working', screen: 'models', size: usual },
  { scenario: 'working', screen: 'requests', size: usual },
  { scenario: 'working', screen: 'connect', size: usual },
  { scenario: 'working', screen: 'settings', size: usual },
  { scenario: 'guarded', screen: 'models', size: usual },
  { scenario: 'routed', screen: 'models', size: usual },
  { scenario: 'routed', screen: 'overview', size: smallest },
  { scenario: 'guarded', screen: 'models', size: smallest },
  { scenario: 'fresh', screen: 'overview', size: smallest },
  { scenario: 'fresh', screen: 'first-run', size: usual },
  { scenario: 'fresh', screen: 'first-run', size: smallest },
  { scenario: 'firstKey', screen: 'first-run', size: smallest },
  { scenario: 'firstModels', screen: 'first-run', size: smallest },
  { scenario: 'firstConnect', screen: 'first-run', size: smallest },
  { scenario: 'firstWait', screen: 'first-run', size: smallest },
  { scenario: 'firstAnswer', screen: 'first-run', size: smallest },
  { scenario: 'off', screen: 'overview', size: smallest },
  { scenario: 'crowded', screen: 'overview', size: smallest },
  { scenario: 'failing', screen: 'overview', size: smallest },
  { scenario: 'portInUse', screen: 'overview', size: smallest },
  { scenario: 'fresh', screen: 'models', size: smallest },
  { scenario: 'noKeychain', screen: 'models', size: smallest },
  { scenario: 'crowded', screen: 'models', size: smallest },
  { scenario: 'fresh', screen: 'requests', size: smallest },
  { scenario: 'crowded', screen: 'requests', item: 'ex_14', size: smallest },
  { scenario: 'failing', screen: 'requests', item: 'ex_refused', size: smallest },
  { scenario: 'agents', screen: 'requests', item: 'sessions', size: smallest },
  { scenario: 'agents', screen: 'requests', item: 'totals', size: smallest },
  { scenario: 'fresh', screen: 'connect', size: smallest },
  { scenario: 'notRunning', screen: 'connect', size: smallest },
  { scenario: 'pointed', screen: 'connect', size: smallest },
  { scenario: 'deadPointer', screen: 'overview', size: smallest },
  { scenario: 'fresh', screen: 'settings', size: smallest },
] as const satisfies readonly View[]

describe.skipIf(chromiumPath === undefined)('the window in Chromium', () => {
  let browser: WindowBrowser

  beforeAll(async () => {
    browser = await launchWindowBrowser(chromiumPath ?? '')
  }, 2 * minutes)

  afterAll(() => browser.close())

  it.each(views)(
    'on $screen, $scenario, leaves nobody out and fits into its place, in both themes and languages',
    async (view) => {
      const page = await browser.open({ ...view, reducedMotion: true })
      for (const locale of ['en', 'zh-CN'] as const) {
        await speak(page, locale)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await accessibilityProblems(page), `${locale}, ${colorScheme}`).toEqual([])
        }
        expect(await widerThanTheirPlace(page), locale).toEqual([])
        const power = page.getByRole('region', { name: 'FreeCC', exact: true }).getByRole('switch')
        expect((await power.locator('..').boundingBox())?.y).toBeLessThan(view.size.height - 24)
      }
    },
    2 * minutes,
  )

  it.each(['light', 'dark'] as const)('leaves nobody out of its lists and complaints, %s', async (theme) => {
    const page = await browser.open({ scenario: 'fresh', screen: 'models', theme })
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('Enter the model’s name.').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('combobox').first().fill('a')
    await page.getByRole('option').first().waitFor()
    // While it is open, a combo box hides the rest of the page from screen readers on purpose.
    expect(await accessibilityProblems(page, '[role=listbox]')).toEqual([])
    expect(await accessibilityProblems(page, '[role=combobox]')).toEqual([])
  })

  it.each([
    { scenario: 'working', typed: '' },
    { scenario: 'working', typed: 'gpt5' },
    { scenario: 'failing', typed: 'of-my-own' },
  ] as const)('leaves nobody out of the models to pick, $scenario, "$typed"', async ({ scenario, typed }) => {
    const page = await browser.open({ scenario, screen: 'models', size: smallest, reducedMotion: true })
    for (const locale of ['en', 'zh-CN'] as const) {
      await speak(page, locale)
      await page
        .getByRole('button', { name: locale === 'en' ? 'Browse' : '浏览' })
        .first()
        .click()
      await page
        .getByRole('dialog')
        .getByRole('status')
        .filter({ hasText: /OpenAI/ })
        .waitFor()
      await page.keyboard.type(typed)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityProblems(page, '[role=dialog]'), `${locale}, ${colorScheme}`).toEqual([])
      }
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  it.each(['working', 'failing', 'crowded'] as const)(
    'leaves nobody out of what a test found, %s',
    async (scenario) => {
      const page = await browser.open({ scenario, screen: 'models', size: smallest, reducedMotion: true })
      await page.getByRole('button', { name: 'Test', exact: true }).first().click()
      await page.getByRole('button', { name: 'Test again' }).waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityProblems(page), colorScheme).toEqual([])
      }
      expect(await widerThanTheirPlace(page)).toEqual([])
    },
  )

  it('leaves nobody out while a fallback and a further key are entered', async () => {
    const page = await browser.open({ scenario: 'guarded', screen: 'models' })
    const addOne = page.getByRole('button', { name: 'Add a fallback' })
    while ((await addOne.count()) > 0) await addOne.first().click()
    await page.getByRole('button', { name: 'Add', exact: true }).first().click()
    await page.getByText('Enter the model’s name.').waitFor()
    await page.getByRole('button', { name: 'Add another key' }).first().click()
    await page.getByLabel('Key', { exact: true }).first().waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await widerThanTheirPlace(page)).toEqual([])
  })

  it('leaves nobody out while it is set how models are reached and asked, and a fallback is edited', async () => {
    const page = await browser.open({ scenario: 'routed', screen: 'models', size: smallest, reducedMotion: true })
    for (const card of await page.getByRole('button', { name: /^Advanced/ }).all()) await card.click()
    await page.getByRole('button', { name: 'Edit OpenAI gpt-5.2' }).click()
    await page.getByLabel('Temperature').first().fill('3')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('Enter a number from 0 to 2.').waitFor()
    expect(await widerThanTheirPlace(page)).toEqual([])
    await page.getByRole('button', { name: 'Add a route for FABLE' }).click()
    await page.getByRole('region', { name: 'FABLE' }).waitFor()
    await page.keyboard.press('Escape')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityProblems(page), colorScheme).toEqual([])
    }
  })

  it("leaves nobody out of what would change in Claude Code's settings", async () => {
    const page = await browser.open({ scenario: 'working', screen: 'connect', size: smallest, reducedMotion: true })
    await page.getByRole('button', { name: 'Write…' }).click()
    await page.getByText('"ANTHROPIC_AUTH_TOKEN": "••••"').waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityProblems(page, '[role=dialog]'), colorScheme).toEqual([])
    }
  })

  it.each([
    { en: 'Choose a file…', 'zh-CN': '选择文件…' },
    { en: 'New token…', 'zh-CN': '生成新令牌…' },
    { en: 'Reset…', 'zh-CN': '重置…' },
  ])('leaves nobody out of what the settings ask before they act, "$en"', async (names) => {
    const page = await browser.open({ scenario: 'noKeychain', screen: 'settings', size: smallest, reducedMotion: true })
    for (const locale of ['en', 'zh-CN'] as const) {
      await speak(page, locale)
      await page.getByRole('button', { name: names[locale] }).first().click()
      await page.getByRole('dialog').waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityProblems(page, '[role=dialog]'), `${locale}, ${colorScheme}`).toEqual([])
      }
      expect(await widerThanTheirPlace(page), locale).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  it('leaves nobody out of settings that are not found, or were not saved', async () => {
    const page = await browser.open({ scenario: 'working', screen: 'settings', size: smallest, reducedMotion: true })
    await page.getByRole('textbox', { name: 'Port' }).fill('x')
    await page.getByRole('button', { name: 'Use this port' }).click()
    await page.getByRole('alert').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('searchbox').fill('zebra')
    await page.getByRole('button', { name: 'Show all settings' }).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await widerThanTheirPlace(page)).toEqual([])
  })

  it('does not save while an input method is composing', async () => {
    const page = await browser.open({ scenario: 'working', screen: 'models' })
    const model = page.getByRole('textbox', { name: 'Model' }).first()
    await model.fill('')
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
    await keyboard.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 13,
      text: '\r',
    })
    await keyboard.send('Input.insertText', { text: '你' })
    expect(await model.inputValue()).toBe('你')
    expect(await page.getByText('Saved').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByText('Saved').first().waitFor()
  })

  it('keeps the rows in sight where they are while new ones come in above', async () => {
    const page = await browser.open({ scenario: 'crowded', screen: 'requests' })
    await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: 3_210 }))
    const row = page.locator('[aria-rowindex="105"]')
    const id = await row.getAttribute('id')
    const before = (await row.boundingBox())?.y
    await page.evaluate(() => {
      const { api } = window as unknown as { api: { push: (name: 'requests', batch: readonly object[]) => void } }
      const known = { requestedModel: 'new', route: null, state: 'done', usage: null, losses: [], durationMs: 1 }
      api.push('requests', [
        { ...known, id: 'new1', startedAt: Date.now() },
        { ...known, id: 'new2', startedAt: Date.now() },
      ])
    })
    await page.getByText('2,002 listed').waitFor()
    const same = page.locator(`[id="${id}"][aria-rowindex="107"]`)
    await same.waitFor()
    expect((await same.boundingBox())?.y).toBe(before)
  })

  it('moves nothing where motion is not wanted; a number says how many requests run', async () => {
    const still = await browser.open({ scenario: 'working', screen: 'overview', reducedMotion: true })
    expect(await still.locator('.lane-pulse').first().isVisible()).toBe(false)
    expect(await still.evaluate(() => document.getAnimations().length)).toBe(0)
    await still.getByText('2 running').waitFor()

    const moving = await browser.open({ scenario: 'working', screen: 'overview' })
    expect(await moving.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0)
  })

  it('has kept to its policy all the time, and complained of nothing', () => {
    expect(browser.complaints).toEqual([])
  })
})
