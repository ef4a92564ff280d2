import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from '../upstream/scenario.ts'
import { startScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { ask } from './ask.ts'
import { screenshotFile } from './desktop.ts'
import type { UserFolder } from './freecc-app.ts'
import { modelsScreen } from './models-screen.ts'
import { until } from './session/until.ts'
import { expect, test } from './test.ts'

const key = 'sk-desktop-test-key-0123456789abcdef'

test('a key entered in the window reaches the provider, and nothing else ever holds it in clear', async ({
  user,
  start,
}) => {
  const upstream = await startScriptedUpstream({ key, models: ['gpt-4.1'] })
  upstream.play([
    { name: 'first', reply: answer({ text: 'Hello.' }) },
    { name: 'after the restart', reply: answer({ text: 'Hello again.' }) },
  ])

  const first = await start()
  const models = modelsScreen(first.window)
  await models.open()
  await models.save('BIG', { provider: 'OpenAI', model: 'gpt-4.1', baseUrl: upstream.baseUrl, key })
  await expect(models.card('BIG').getByText('GNOME keyring')).toBeVisible()
  await expect(models.card('BIG').getByText('cdef')).toBeVisible()
  await first.window.screenshot({ path: screenshotFile('models') })

  const firstAnswer = await ask(user)
  expect(firstAnswer.status).toBe(200)
  expect(await firstAnswer.json()).toMatchObject({ content: [{ type: 'text', text: 'Hello.' }] })
  await first.window.getByRole('link', { name: 'Requests' }).click()
  await expect(first.window.getByText('gpt-4.1').first()).toBeVisible()
  await first.window.screenshot({ path: screenshotFile('requests') })

  const state = await first.window.evaluate(() => window.api.call('state.get', undefined))
  expect(JSON.stringify(state)).not.toContain(key)
  expect(await first.window.content()).not.toContain(key)
  await first.electron.close()

  // A restart brings everything back without asking for anything.
  const second = await start()
  const secondAnswer = await ask(user)
  expect(await secondAnswer.json()).toMatchObject({ content: [{ type: 'text', text: 'Hello again.' }] })
  await modelsScreen(second.window).open()
  await expect(modelsScreen(second.window).card('BIG').getByText('cdef')).toBeVisible()
  await second.electron.close()

  upstream.verify()
  await upstream.close()
  expect(first.output() + second.output()).not.toContain(key)
  expectNoTraceOf(key, user)
  expect(statSync(join(user.userData, 'keys.json')).mode & 0o777).toBe(0o600)
  expect(statSync(join(user.userData, 'settings.json')).mode & 0o777).toBe(0o600)
  expect(user.read('logs/claude-proxy.log')).toContain('gpt-4.1')
})

test('a removed key is gone from the disk and from the proxy', async ({ user, start }) => {
  const { window: page } = await start()
  await page.evaluate(async (secret) => {
    await window.api.call('route.save', { tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl: '' })
    await window.api.call('key.save', { connection: 'big', key: secret, allowUnprotected: false })
  }, key)
  expect(Object.keys(readKeys(user))).toHaveLength(1)
  const models = modelsScreen(page)
  await models.open()
  await models.card('BIG').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove the key' }).click()
  await until('the key to be gone', () => Object.keys(readKeys(user)).length === 0)

  const refusal = await ask(user)
  expect(refusal.status).toBe(400)
  expect(await refusal.text()).toContain('No API key for OpenAI')
})

function readKeys(user: UserFolder): object {
  return (JSON.parse(user.read('keys.json')) as { keys: object }).keys
}

/** Looks for the text, and for its base64, in every file under the user's folder. */
function expectNoTraceOf(text: string, user: UserFolder): void {
  const files = readdirSync(user.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(3)
  const forms = [
    text,
    Buffer.from(text).toString('base64').slice(0, -4),
    Buffer.from(text, 'utf16le').toString('latin1'),
  ]
  for (const file of files) {
    const content = readFileSync(join(file.parentPath, file.name), 'latin1')
    for (const form of forms) expect(content.includes(form), `${file.name} holds the key`).toBe(false)
  }
}
