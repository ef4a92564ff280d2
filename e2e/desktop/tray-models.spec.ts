import { answer } from '../upstream/scenario.ts'
import { startScriptedUpstream, type ScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { ask, readStreamedText } from './ask.ts'
import { runOnDesktop, takeScreenshot } from './desktop.ts'
import type { RunningApp } from './freecc-app.ts'
import { expect, test as base } from './test.ts'
import { clickTrayRow, isTrayMenuOpen, markedTrayRow, openTrayMenu, trayLabels, waitForTrayRow } from './tray-menu.ts'

const test = base.extend<{ readonly upstream: ScriptedUpstream }>({
  upstream: async ({ browserName: _ }, use) => {
    const upstream = await startScriptedUpstream({ key: null, models: ['first-model', 'second_model'] })
    await use(upstream)
    await upstream.close()
  },
})

/** Chooses one model after the other for BIG, so that the last one is current and the others are recent. */
async function choose({ window: page }: RunningApp, baseUrl: string, models: readonly string[]): Promise<void> {
  for (const model of models) {
    await page.evaluate((route) => window.api.call('route.save', route), {
      tier: 'big',
      provider: 'ollama',
      model,
      baseUrl,
    } as const)
  }
}

test('BIG switches from the tray while an answer streams, and neither notices', async ({ user, start, upstream }) => {
  const app = await start()
  await choose(app, upstream.baseUrl, ['second_model', 'first-model'])
  const row = /^BIG → .*first-model$/
  await waitForTrayRow(row)
  expect(await markedTrayRow(row)).toMatch(/first-model$/)

  upstream.play([
    { name: 'open while switching', reply: answer({ text: 'one two three four five six seven eight', paceMs: 700 }) },
    { name: 'after switching', reply: answer({ text: 'Hello from the second.' }) },
  ])
  const streaming = await ask(user, { stream: true })
  await clickTrayRow([row, /second_model$/], 'tray-models')
  await waitForTrayRow(/^BIG → .*second_model$/)
  expect(await markedTrayRow(/^BIG/)).toMatch(/second_model$/)
  expect(upstream.openAnswers()).toBe(1)
  expect(await readStreamedText(streaming)).toBe('one two three four five six seven eight')
  expect(await (await ask(user)).json()).toMatchObject({ content: [{ text: 'Hello from the second.' }] })
  expect(upstream.requests.map(({ body }) => body.model)).toEqual(['first-model', 'second_model'])
  upstream.verify()

  // A restart keeps the choice, and what else can be chosen.
  await app.electron.close()
  await start()
  await waitForTrayRow(/^BIG → .*second_model$/)
  expect(await trayLabels(/^BIG/)).toEqual([
    expect.stringMatching(/second_model$/),
    expect.stringMatching(/first-model$/),
    '-',
    'Choose…',
  ])
})

test('the menu stays open while requests come and fail, and leads to the one that failed', async ({
  user,
  start,
  upstream,
}) => {
  const app = await start()
  await choose(app, upstream.baseUrl, ['first-model'])
  await waitForTrayRow(/^BIG → .*first-model$/)
  await openTrayMenu()
  const port = new URL(upstream.baseUrl).port
  await choose(app, upstream.baseUrl.replace(port, '9'), ['nowhere'])
  expect((await ask(user)).ok).toBe(false)
  await waitForTrayRow(/^Last error: /)
  expect(await isTrayMenuOpen()).toBe(true)
  await takeScreenshot('tray-last-error')
  await runOnDesktop('xdotool', ['key', 'Escape'])

  await clickTrayRow(/^Last error: /)
  await expect(app.window.getByRole('complementary', { name: 'Request' })).toBeVisible()
  expect(new URL(app.window.url()).hash).toMatch(/^#\/requests\/./)
  await clickTrayRow('Settings…')
  await expect(app.window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await clickTrayRow([/^BIG/, 'Choose…'])
  await expect(app.window.getByRole('dialog', { name: 'Choose a model for BIG' })).toBeVisible()
})
