import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { answer, call } from '../upstream/scenario.ts'
import { startScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { withModelList } from '../upstream/with-model-list.ts'
import { ask } from './ask.ts'
import { overwriteClipboard, readClipboard, screenshotFile } from './desktop.ts'
import type { RunningApp } from './freecc-app.ts'
import { expect, test } from './test.ts'

const key = 'sk-first-run-key-0123456789abcdef'
const models = ['glm-5', 'glm-4.6']

const expectTitle = ({ window }: RunningApp, name: string) =>
  expect(window.getByRole('heading', { level: 1, name })).toBeVisible()

test('the setup leads by keyboard alone to the first request, over a restart', async ({ user, start }) => {
  // Nothing is remembered, as on a first start.
  rmSync(join(user.userData, 'desktop.json'))
  const upstream = await startScriptedUpstream({ key, models })
  const server = await withModelList(upstream.baseUrl, models)
  upstream.play([
    {
      name: 'the test calls a tool',
      reply: answer({ toolCalls: [call('call_1', 'report_ready', { word: 'ready' })] }),
    },
    { name: 'the test shows a picture', reply: answer({ text: 'Light.' }) },
    { name: 'the first request', reply: answer({ text: 'Hello.' }) },
  ])

  const first = await start()
  const { keyboard } = first.window
  await expectTitle(first, 'Choose a provider')
  await first.window.screenshot({ path: screenshotFile('first-run-provider') })
  await keyboard.type('any')
  await expect(first.window.getByRole('option', { name: /^Any OpenAI-compatible API/ })).toBeVisible()
  await keyboard.type(' openai')
  await keyboard.press('Enter')

  await expectTitle(first, 'Try the connection')
  await keyboard.type(server.baseUrl)
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await keyboard.type(`"${key}" `)
  await keyboard.press('Enter')
  await expect(first.window.getByRole('button', { name: 'Continue', exact: true })).toBeVisible()
  await first.window.screenshot({ path: screenshotFile('first-run-key') })
  await keyboard.press('Enter')

  await expectTitle(first, 'Choose the models')
  await expect(first.window.getByLabel('Model', { exact: true }).first()).toHaveValue('glm-5')
  await first.electron.close()

  const second = await start()
  await expectTitle(second, 'Choose the models')
  await second.window.keyboard.press('Enter')
  await expectTitle(second, 'Connect Claude Code')
  overwriteClipboard('nothing yet')
  await second.window.keyboard.press('Enter')
  await expect.poll(readClipboard).toContain(`ANTHROPIC_BASE_URL='${user.url}'`)
  await second.window.keyboard.press('Tab')
  await second.window.keyboard.press('Tab')
  await second.window.keyboard.press('Enter')
  await expect(second.window.getByText('Waiting for the first request…')).toBeVisible()

  const response = await ask(user)
  expect(await response.json()).toMatchObject({ content: [{ type: 'text', text: 'Hello.' }] })
  await expect(second.window.getByText('It works. Claude Code got its first answer.')).toBeVisible()
  await second.window.screenshot({ path: screenshotFile('first-run-works') })
  await expect(second.window.getByRole('link', { name: 'Show the request' })).toHaveAttribute('href', /#\/requests\/./)
  await second.window.keyboard.press('Enter')
  await expectTitle(second, 'FreeCC is on')
  await second.electron.close()

  // It is over: the next start leads nowhere by itself.
  await expectTitle(await start(), 'FreeCC is on')
  upstream.verify()
  await server.close()
  await upstream.close()
})
