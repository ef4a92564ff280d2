import { ask } from './ask.ts'
import { overwriteClipboard, readClipboard, takeScreenshot } from './desktop.ts'
import { until } from './session/until.ts'
import { expect, test } from './test.ts'
import { clickTrayRow, trayLabels, waitForTrayRow } from './tray-menu.ts'

test('the tray turns the proxy off and on again', async ({ user, start }) => {
  const { window: page } = await start()
  await waitForTrayRow(`● Running on 127.0.0.1:${user.port}`)
  expect(await trayLabels()).toEqual([
    `● Running on 127.0.0.1:${user.port}`,
    'Turn off',
    'BIG → Not set up',
    'SMALL → Follows BIG',
    '-',
    'Copy environment command',
    'Copy base URL',
    '-',
    'Requests…',
    'Settings…',
    'Open FreeCC',
    '-',
    'Quit FreeCC',
  ])

  await clickTrayRow('Turn off', 'tray-on')
  await waitForTrayRow('○ Off')
  const refusal = await ask(user)
  expect(refusal.status).toBe(503)
  expect(await refusal.json()).toMatchObject({
    type: 'error',
    error: { type: 'api_error', message: matching(/FreeCC is off/) },
  })
  await expect(page.getByRole('switch')).not.toBeChecked()
  await expect(page.getByRole('heading', { name: 'FreeCC is off' })).toBeVisible()

  await clickTrayRow('Turn on', 'tray-off')
  await waitForTrayRow('Turn off')
  // Nothing is configured, which is another answer than being off.
  expect((await ask(user)).status).toBe(400)
  await expect(page.getByRole('switch')).toBeChecked()
})

test('off stays off over a restart', async ({ user, start }) => {
  const first = await start()
  await first.window.getByRole('switch').click({ force: true })
  await waitForTrayRow('Turn on')
  await first.electron.close()
  await start()
  await waitForTrayRow('Turn on')
  expect((await ask(user)).status).toBe(503)
})

test('the tray copies the command that connects Claude Code', async ({ user, start }) => {
  await start()
  overwriteClipboard('something else')
  await clickTrayRow(['Copy environment command', 'bash · zsh'], 'tray-shells')
  const command = await until('the command on the clipboard', async () => {
    const text = await readClipboard()
    return text.includes('ANTHROPIC_BASE_URL') && text
  })
  expect(command).toContain(`export ANTHROPIC_BASE_URL='${user.url}'`)
  expect(command).toContain(`export ANTHROPIC_AUTH_TOKEN='${user.token()}'`)
  expect(command).toContain('unset ANTHROPIC_API_KEY')
})

test('the tray opens the window again after it was closed, and quits', async ({ user, start }) => {
  const { electron, window: page } = await start()
  await page.close()
  // The proxy lives on without a page.
  expect((await fetch(`${user.url}/`)).status).toBe(200)

  const reopened = electron.waitForEvent('window')
  await clickTrayRow('Open FreeCC')
  await expect((await reopened).getByText(`127.0.0.1:${user.port}`).first()).toBeVisible()
  await takeScreenshot('tray-opened-window')

  const closed = electron.waitForEvent('close', { timeout: 20_000 })
  await clickTrayRow('Quit FreeCC')
  await closed
  await expect(fetch(`${user.url}/`)).rejects.toThrow()
})

test.describe('in Chinese', () => {
  test.use({ settings: { appearance: { language: 'zh-CN', theme: 'system' } } })

  test('the tray speaks the language of the settings', async ({ user, start }) => {
    const { window: page } = await start()
    await waitForTrayRow(`● 运行中：127.0.0.1:${user.port}`)
    await page.evaluate(() => window.api.call('appearance.save', { language: 'en', theme: 'dark' }))
    await waitForTrayRow('Turn off')
  })
})

/** Inside an object a bare pattern would equal anything. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}
