import { answer, failure } from '../upstream/scenario.ts'
import { startScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { ask } from './ask.ts'
import { screenshotFile } from './desktop.ts'
import { modelsScreen } from './models-screen.ts'
import { expect, test } from './test.ts'

const keys = ['sk-desktop-first-0123456789aaaa', 'sk-desktop-second-0123456789bbbb'] as const
const overloaded = failure(503, { message: 'The engine is overloaded.', type: 'server_error', code: null })

test('the second key is used when the first is refused, and the fallback when the provider fails', async ({
  user,
  start,
}) => {
  const main = await startScriptedUpstream({ key: keys[1], revokedKey: keys[0], models: ['gpt-4.1'] })
  const other = await startScriptedUpstream({ key: null, models: ['qwen3-coder'] })
  const { window: page } = await start()
  const models = modelsScreen(page)
  const big = models.card('BIG')
  await models.open()
  await models.save('BIG', { provider: 'OpenAI', model: 'gpt-4.1', baseUrl: main.baseUrl, key: keys[0] })
  await expect(big.getByText('aaaa')).toBeVisible()
  await big.getByRole('button', { name: 'Add another key' }).click()
  await big.getByLabel('Key', { exact: true }).fill(keys[1])
  await big.getByRole('button', { name: 'Save' }).click()
  await expect(big.getByRole('group', { name: 'Key 2' })).toContainText('bbbb')

  await big.getByRole('button', { name: 'Add a fallback' }).click()
  const form = big.getByRole('form', { name: 'New fallback for BIG' })
  const provider = form.getByRole('combobox', { name: 'Provider' })
  await provider.fill('OpenAI')
  // By keyboard: while the long screen still scrolls, its lists close.
  await expect(async () => {
    await provider.press('ArrowDown')
    await expect(page.getByRole('option', { name: 'OpenAI', exact: true })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await provider.press('Enter')
  await form.getByLabel('Model').fill('qwen3-coder')
  await form.getByLabel('Base URL').fill(other.baseUrl)
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(big.getByText('qwen3-coder')).toBeVisible()
  await page.screenshot({ path: screenshotFile('fallbacks') })

  main.play([{ name: 'with the second key', reply: answer({ text: 'Hello from the first choice.' }) }])
  expect(await (await ask(user)).json()).toMatchObject({ content: [{ text: 'Hello from the first choice.' }] })
  main.verify()

  // It is asked again once after a moment, and then left alone.
  main.play([{ name: 'overloaded', reply: overloaded, optional: true }])
  other.play([{ name: 'fallback', reply: answer({ text: 'Hello from the fallback.' }) }])
  const fallen = await ask(user)
  expect(fallen.status).toBe(200)
  expect(await fallen.json()).toMatchObject({ content: [{ text: 'Hello from the fallback.' }] })
  expect(main.requests.map(({ step }) => step)).toEqual(['overloaded', 'overloaded'])
  main.verify()
  other.verify()

  const state = await page.evaluate(() => window.api.call('state.get', undefined))
  for (const key of keys) expect(JSON.stringify(state) + (await page.content())).not.toContain(key)
  await main.close()
  await other.close()
})
