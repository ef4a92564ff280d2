import { screenshotFile, takeScreenshot } from './desktop.ts'
import { expect, test } from './test.ts'

test('opens its window, with the proxy on', async ({ user, start }) => {
  const { electron, window: page } = await start()
  const versions = await electron.evaluate(() => process.versions)
  console.log(`Electron ${versions['electron']} with Node ${versions.node} runs these tests.`)

  await expect(page).toHaveTitle('FreeCC')
  await expect(page.getByText(`127.0.0.1:${user.port}`).first()).toBeVisible()
  const answer = await fetch(`${user.url}/`)
  expect(answer.status).toBe(200)

  await page.screenshot({ path: screenshotFile('window') })
  await takeScreenshot('desktop')
})
