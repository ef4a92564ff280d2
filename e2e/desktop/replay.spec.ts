import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultRecordingSettings } from '../../shared/recording-settings.ts'
import { answer } from '../upstream/scenario.ts'
import { startScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { ask } from './ask.ts'
import { screenshotFile } from './desktop.ts'
import type { RunningApp } from './freecc-app.ts'
import { expect, test } from './test.ts'

const key = 'sk-desktop-test-key-0123456789abcdef'

test.use({ settings: { recording: { ...defaultRecordingSettings, bodies: true } } })

/** The system's own dialogs cannot be clicked by a test. */
async function chooseInDialog({ electron }: RunningApp, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}

async function exportAs(page: Page, form: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export the requests shown' }).click()
  await page.getByRole('menuitem', { name: form }).click()
}

test('a recorded request is exported, imported again, and sent to another model to compare', async ({
  user,
  start,
}) => {
  const first = await startScriptedUpstream({ key, models: ['gpt-4.1'] })
  first.play([{ name: 'first', reply: answer({ text: 'Hello from the first.' }) }])
  const second = await startScriptedUpstream({ key, models: ['other-model'] })
  second.play([{ name: 'second', reply: answer({ text: 'Hello from the second.' }) }])
  const app = await start()
  const { window: page } = app
  await page.evaluate(
    async ([secret, baseUrl, otherUrl]) => {
      const save = async (tier: 'big' | 'small', model: string, url: string) => {
        await window.api.call('route.save', { tier, provider: 'openai', model, baseUrl: url })
        await window.api.call('key.save', { connection: tier, key: secret, allowUnprotected: false })
      }
      await save('big', 'other-model', otherUrl)
      await save('big', 'gpt-4.1', baseUrl)
    },
    [key, first.baseUrl, second.baseUrl] as const,
  )
  expect((await ask(user, { stream: true })).status).toBe(200)
  await page.getByRole('link', { name: 'Requests' }).click()
  await expect(page.getByRole('row', { name: /Done 200/ })).toBeVisible()

  const files = {
    har: join(user.home, 'out.har'),
    jsonl: join(user.home, 'out.jsonl'),
    report: join(user.home, 'out.md'),
  }
  for (const [path, form] of [
    [files.har, /^HAR/],
    [files.jsonl, /^JSONL/],
    [files.report, /^Bug report/],
  ] as const) {
    await chooseInDialog(app, path)
    await exportAs(page, form)
    await expect(page.getByText(`Written to ${path}`)).toBeVisible()
  }
  const written = Object.values(files).map((path) => readFileSync(path, 'utf8'))
  const [har = '', jsonl = '', report = ''] = written
  expect((JSON.parse(har) as { log: { entries: unknown[] } }).log.entries).toHaveLength(2)
  expect(jsonl).toContain('Say hello.')
  expect(report).not.toMatch(/Say hello|Hello from/)
  for (const text of written) {
    expect(text).not.toContain(key)
    expect(text).not.toContain(user.token())
  }

  await chooseInDialog(app, files.jsonl)
  await page.getByRole('button', { name: 'Import requests' }).click()
  await expect(page.getByText('1 requests imported from out.jsonl.')).toBeVisible()
  await page.getByRole('row', { name: /Imported from a file/ }).click()
  await page.getByRole('button', { name: 'Send again' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send this request again?' })
  await dialog.getByText('Another model').click()
  await dialog.getByRole('textbox', { name: 'Model' }).fill('other-model')
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(second.baseUrl)
  await page.screenshot({ path: screenshotFile('replay-question') })
  await dialog.getByRole('button', { name: 'Send again' }).click()

  const original = page.getByRole('region', { name: 'Original: Answer' })
  const replay = page.getByRole('region', { name: 'Replay: Answer' })
  await expect(original.getByText('Hello from the first.')).toBeVisible()
  await expect(replay.getByText('Hello from the second.')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Stop reason end_turn end_turn/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Sent again by hand/ })).toBeVisible()
  await page.screenshot({ path: screenshotFile('replay') })

  first.verify()
  second.verify()
  await first.close()
  await second.close()
})
