import { statSync } from 'node:fs'
import { join } from 'node:path'
import { screenshotFile } from './desktop.ts'
import { modelsScreen } from './models-screen.ts'
import { expect, test } from './test.ts'

const key = 'sk-unprotected-0123456789abcdef'

test('without a keyring the window says so, and stores a key only after the user agreed', async ({ user, start }) => {
  const { window: page } = await start({ hasKeyring: false })
  const state = await page.evaluate(() => window.api.call('state.get', undefined))
  expect(state.keyBackend).toBe('unprotected')

  const models = modelsScreen(page)
  await models.open()
  await models.save('BIG', { provider: 'OpenAI', model: 'gpt-4.1', key })
  await expect(models.card('BIG').getByText('This system has no keychain.')).toBeVisible()
  expect(await readKeys(user)).not.toContain('OpenAI')
  const refusal = await page.evaluate(
    (secret) => window.api.call('key.save', { connection: 'big', key: secret, allowUnprotected: false }),
    key,
  )
  expect(refusal).toMatchObject({ ok: false })
  await page.screenshot({ path: screenshotFile('no-keyring') })

  await models.card('BIG').getByText('Store it unprotected').click()
  await models.card('BIG').getByRole('button', { name: 'Save' }).click()
  await expect(models.card('BIG').getByText('Stored unprotected')).toBeVisible()
  expect(statSync(join(user.userData, 'keys.json')).mode & 0o777).toBe(0o600)
  await page.screenshot({ path: screenshotFile('no-keyring-stored') })
})

test('a key stored without a keyring is encrypted as soon as there is one', async ({ user, start }) => {
  const first = await start({ hasKeyring: false })
  await first.window.evaluate(async (secret) => {
    await window.api.call('route.save', { tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl: '' })
    await window.api.call('key.save', { connection: 'big', key: secret, allowUnprotected: true })
  }, key)
  expect(user.read('keys.json')).toContain(Buffer.from(key).toString('base64'))
  await first.electron.close()

  const second = await start()
  await expect
    .poll(async () => (await second.window.evaluate(() => window.api.call('state.get', undefined))).routes.big?.key)
    .toMatchObject({ state: 'stored', keys: [{ lastFour: 'cdef', backend: 'gnome-keyring' }] })
  expect(user.read('keys.json')).not.toContain(Buffer.from(key).toString('base64'))
  await second.electron.close()

  // And back: what the keyring encrypted is kept, and named, while it is away.
  const third = await start({ hasKeyring: false })
  await expect(third.window.getByText('Saved keys that the keychain would not open: 1.')).toBeVisible()
  expect(user.read('keys.json')).toContain('encrypted')
})

async function readKeys(user: { read(name: string): string }): Promise<string> {
  return Promise.resolve()
    .then(() => user.read('keys.json'))
    .catch(() => '')
}
