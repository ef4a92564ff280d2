import { takeScreenshot } from './desktop.ts'
import { occupyPort } from './free-port.ts'
import { expect, test } from './test.ts'
import { clickTrayRow, trayLabels, waitForTrayRow } from './tray-menu.ts'

test('a used port gives a choice in the tray, and nothing moves by itself', async ({ user, start }) => {
  const other = await occupyPort(user.port)
  const { window: page } = await start()
  await waitForTrayRow(`▲ Port ${user.port} is in use`)
  await waitForTrayRow(/^Use port \d+ instead$/)
  const offered = Number(/\d+/.exec((await trayLabels()).find((row) => row.startsWith('Use port')) ?? '')?.[0])
  expect(offered).toBeGreaterThan(user.port)
  await expect(fetch(`http://127.0.0.1:${offered}/`)).rejects.toThrow()
  await expect(page.getByText(`Another program uses port ${user.port}`)).toBeVisible()
  // The window offers the same one.
  await expect(page.getByRole('button', { name: `Use port ${offered}` })).toBeVisible()

  await clickTrayRow(/^Use port/, 'port-in-use')
  await waitForTrayRow(`● Running on 127.0.0.1:${offered}`)
  expect((await fetch(`http://127.0.0.1:${offered}/`)).status).toBe(200)
  expect(user.read('settings.json')).toContain(`${offered}`)
  other.close()
})

test('a port that is free again can be tried again from the window', async ({ user, start }) => {
  const other = await occupyPort(user.port)
  const { window: page } = await start()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(`Port ${user.port} is used by another program`)).toBeVisible()
  await takeScreenshot('port-in-use-window')
  other.close()
  await page.getByRole('button', { name: 'Try again' }).click()
  await waitForTrayRow(`● Running on 127.0.0.1:${user.port}`)
  expect((await fetch(`${user.url}/`)).status).toBe(200)
})
