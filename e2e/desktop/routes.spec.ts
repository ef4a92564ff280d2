import { answer } from '../upstream/scenario.ts'
import { startScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { ask } from './ask.ts'
import { screenshotFile } from './desktop.ts'
import { modelsScreen } from './models-screen.ts'
import { until } from './session/until.ts'
import { expect, test } from './test.ts'

test('a route for OPUS takes its requests and no others, asked as its card says, until it is removed', async ({
  user,
  start,
}) => {
  const big = await startScriptedUpstream({ key: 'sk-big-0123456789abcdef', models: ['gpt-4.1'] })
  const opus = await startScriptedUpstream({ key: 'sk-opus-0123456789abcdef', models: ['gpt-4o'] })
  const saying = (text: string) => [{ name: text, reply: answer({ text }) }]
  const { window: page } = await start()
  const models = modelsScreen(page)
  await models.open()
  await models.save('BIG', { provider: 'OpenAI', model: 'gpt-4.1', baseUrl: big.baseUrl, key: big.key ?? '' })

  await page.getByRole('button', { name: 'Add a route for OPUS' }).click()
  const card = models.card('OPUS')
  await expect(card.getByLabel('Provider').first()).toBeFocused()
  await models.save('OPUS', { provider: 'OpenAI', model: 'gpt-4o', baseUrl: opus.baseUrl, key: opus.key ?? '' })
  await card.getByRole('button', { name: 'Advanced' }).click()
  await card.getByLabel('Output limit').fill('64')
  await card.getByLabel('Temperature').fill('0.25')
  await card.getByLabel('Extra parameters (JSON)').fill('{"prompt_cache_key": "mine"}')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByRole('button', { name: 'Advanced 3 settings' })).toBeVisible()
  await page.screenshot({ path: screenshotFile('routes') })

  big.play(saying('Big here.'))
  expect(await (await ask(user, { model: 'claude-sonnet-5-5' })).json()).toMatchObject({
    content: [{ text: 'Big here.' }],
  })
  opus.play(saying('Opus here.'))
  expect(await (await ask(user, { model: 'claude-opus-5-5' })).json()).toMatchObject({
    content: [{ text: 'Opus here.' }],
  })
  expect(big.requests.map(({ body }) => body)).toMatchObject([{ model: 'gpt-4.1', max_tokens: 100 }])
  expect(opus.requests.map(({ body }) => body)).toMatchObject([
    { model: 'gpt-4o', max_tokens: 64, temperature: 0.25, prompt_cache_key: 'mine' },
  ])

  await card.getByRole('button', { name: 'Remove the route for OPUS' }).click()
  await until('the card to go', async () => (await card.count()) === 0)
  big.play(saying('Big again.'))
  expect(await (await ask(user, { model: 'claude-opus-5-5' })).json()).toMatchObject({
    content: [{ text: 'Big again.' }],
  })
  for (const upstream of [big, opus]) {
    upstream.verify()
    await upstream.close()
  }
})
