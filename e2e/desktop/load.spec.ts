import type { Page } from '@playwright/test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startScript, type StartedScript } from '../../bench/start-script.ts'
import { isLong } from '../faults/amounts.ts'
import { measured } from '../faults/measured.ts'
import { ask, readStreamedText } from './ask.ts'
import { screenshotFile } from './desktop.ts'
import type { RunningApp } from './freecc-app.ts'
import { readProcesses } from './processes.ts'
import { sendSteadily } from './steady-load.ts'
import { expect, test as base } from './test.ts'
import { watchWindow } from './watch-window.ts'

const load = { perSecond: 100, seconds: isLong ? 30 : 10, clients: 32 }

/** MB more than before: what the processes hold at their worst, with waiting garbage, and what the window still uses after. */
const mostGrowth = { main: 256, window: 512, heap: 64 }

const test = base.extend<{ readonly upstream: StartedScript }>({
  upstream: async ({ browserName: _ }, use) => {
    const upstream = await startScript('mock-upstream.ts')
    await use(upstream)
    upstream.child.kill()
  },
})

test('the window shows every one of 100 requests a second, and goes on answering', async ({
  user,
  start,
  upstream,
}) => {
  test.setTimeout(120_000)
  const app = await start()
  const { window: page } = app
  await page.evaluate(async (baseUrl) => {
    await window.api.call('route.save', { tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl })
    await window.api.call('key.save', { connection: 'big', key: 'sk-desktop-load-0123456789', allowUnprotected: false })
  }, `${upstream.origin}/v1`)
  await page.getByRole('link', { name: 'Requests' }).click()
  const look = await watchWindow(page)
  const heapBefore = await readHeap(page)
  const before = await readMegabytes(app)
  let isSending = true

  const sending = sendSteadily(async () => {
    // Throws unless it ended as it should.
    await readStreamedText(await ask(user, { stream: true }))
  }, load).finally(() => (isSending = false))
  const most = { ...before }
  const sampling = async () => {
    for (; isSending; await sleep(500)) {
      const now = await readMegabytes(app)
      most.main = Math.max(most.main, now.main)
      most.window = Math.max(most.window, now.window)
    }
  }
  const using = async () => {
    let rounds = 0
    for (; isSending; rounds += 1) await lookAround(page)
    return rounds
  }
  const [sent, rounds] = await Promise.all([sending, using(), sampling()])

  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(sent + 1))
  await expect(page.getByText(`${sent.toLocaleString('en')} listed, 0 running`)).toBeVisible()
  const { told, done, longestFrame, longestAnswer } = await look()
  await page.screenshot({ path: screenshotFile('load') })
  const growth = {
    main: most.main - before.main,
    window: most.window - before.window,
    heap: (await readHeap(page)) - heapBefore,
  }
  const numbers = {
    [`requests sent to the app in ${load.seconds} s`]: sent,
    'rounds through the window meanwhile': rounds,
    'MB more at most in its main process': Math.round(growth.main),
    'MB more at most in its window': Math.round(growth.window),
    'MB more in use in its window afterwards': Math.round(growth.heap),
    'ms between two frames of the window at most': Math.round(longestFrame),
    'ms from a click or a key to its frame at most': Math.round(longestAnswer),
  }
  for (const [what, number] of Object.entries(numbers)) {
    measured(what, number)
    console.log(`${number} ${what}`)
  }
  expect({ told, done }).toEqual({ told: sent, done: sent })
  expect(growth.main).toBeLessThan(mostGrowth.main)
  expect(growth.window).toBeLessThan(mostGrowth.window)
  expect(growth.heap).toBeLessThan(mostGrowth.heap)
})

async function readMegabytes({ electron }: RunningApp): Promise<{ main: number; window: number }> {
  const { main, renderers } = await readProcesses(electron)
  return { main: main.megabytes, window: renderers.reduce((sum, { megabytes }) => sum + megabytes, 0) }
}

/** MB of the page's objects that are still in use. */
async function readHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1_000_000
}

/** To another screen and back, and into a request and out of it. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'FreeCC is on' })).toBeVisible()
  await page.getByRole('link', { name: 'Requests' }).click()
  // By keys, as rows that move under the pointer are no target for a click.
  const grid = page.getByRole('grid')
  const detail = page.getByRole('complementary', { name: 'Request' })
  await grid.press('j')
  await grid.press('Enter')
  await expect(detail).toBeVisible()
  await grid.press('Escape')
  await expect(detail).toBeHidden()
}
