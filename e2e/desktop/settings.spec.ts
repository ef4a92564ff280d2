import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { handOver } from '../../src-main/development/account.ts'
import { ask } from './ask.ts'
import { chooseInDialog } from './choose-in-dialog.ts'
import { takeScreenshot } from './desktop.ts'
import type { RunningApp, UserFolder } from './freecc-app.ts'
import { expect, test } from './test.ts'

const key = 'sk-imported-0123456789abcdef'

async function openSettings({ window: page }: RunningApp): Promise<Page> {
  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click()
  return page
}

function row(page: Page, name: string) {
  return page.getByRole('group', { name, exact: true })
}

test('settings survive a restart, and can be set back', async ({ user, start }) => {
  const first = await start()
  const page = await openSettings(first)
  await row(page, 'Theme').getByText('Dark').click()
  await row(page, 'Closing the window').getByText('Quits').click()
  await row(page, 'Requests in the log').getByRole('switch').press('Space')
  await row(page, 'Keep logs for').getByRole('button').click()
  await page.getByRole('option', { name: '30 days' }).click()
  await expect
    .poll(() => readSettings(user))
    .toMatchObject({
      appearance: { theme: 'dark' },
      desktop: { onClose: 'quit' },
      logging: { requestBodies: true, retention: { days: 30 } },
    })
  await first.electron.close()

  const second = await start()
  const again = await openSettings(second)
  await expect(row(again, 'Requests in the log').getByRole('switch')).toBeChecked()
  await expect(row(again, 'Keep logs for').getByRole('button')).toHaveText(/30 days/)
  await takeScreenshot('settings')
  await again.getByRole('button', { name: 'Reset Logging & privacy' }).click()
  await again.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(row(again, 'Requests in the log').getByRole('switch')).not.toBeChecked()
  expect(readSettings(user)).toMatchObject({
    appearance: { theme: 'dark' },
    logging: { requestBodies: false, retention: { days: 14 } },
  })
})

test('a new token shuts out whoever has the old one', async ({ user, start }) => {
  const app = await start()
  const old = user.token()
  const page = await openSettings(app)
  await page.getByRole('button', { name: 'New token…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new token' }).click()
  await expect(page.getByText('There is a new token.')).toBeVisible()
  expect(user.token()).not.toBe(old)

  const withOld = await fetch(`${user.url}/v1/messages`, { method: 'POST', headers: { 'x-api-key': old }, body: '{}' })
  expect(withOld.status).toBe(401)
  // Nothing is routed yet, but the one who asks is known.
  expect((await ask(user)).status).not.toBe(401)

  await row(page, 'Ask for the token').getByRole('switch').press('Space')
  await expect(page.getByText('Any program on this computer can use your keys now.')).toBeVisible()
  const withNone = await fetch(`${user.url}/v1/messages`, { method: 'POST', body: '{}' })
  expect(withNone.status).not.toBe(401)
})

test('a .env of the predecessor puts its key into the keyring, and nowhere else', async ({ user, start }) => {
  const app = await start()
  const path = join(user.home, '.env')
  writeFileSync(path, `BIG_MODEL_PROVIDER=openai\nBIG_MODEL_NAME=gpt-5\nBIG_MODEL_API_KEY="${key}"\n`)
  handOver(path)
  await chooseInDialog(app, path)
  const page = await openSettings(app)
  await row(page, 'Import a .env file').getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('BIG_MODEL_API_KEY')).toBeVisible()
  expect(await page.content()).not.toContain(key)
  await takeScreenshot('import-env')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText('.env is imported.')).toBeVisible()

  const state = await page.evaluate(() => window.api.call('state.get', undefined))
  expect(state.routes.big).toMatchObject({
    model: 'gpt-5',
    key: { state: 'stored', keys: [{ lastFour: 'cdef', backend: 'gnome-keyring' }] },
  })
  await chooseInDialog(app, join(user.home, 'freecc-settings.json'))
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByText(/^Written to /)).toBeVisible()
  await app.electron.close()
  expect(app.output()).not.toContain(key)
  expect(filesWith(user, [key, Buffer.from(key).toString('base64')])).toEqual([path])
})

function readSettings(user: UserFolder): unknown {
  return JSON.parse(user.read('settings.json'))
}

/** The user's files that hold one of these texts. */
function filesWith(user: UserFolder, texts: readonly string[]): readonly string[] {
  return readdirSync(user.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path, 'latin1')
      return texts.some((text) => content.includes(text))
    })
}
