import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from '../upstream/scenario.ts'
import { startScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { ask, readStreamedText } from './ask.ts'
import { appExecutable, runOnDesktop } from './desktop.ts'
import { appEnvironment } from './freecc-app.ts'
import { until } from './session/until.ts'
import { expect, test } from './test.ts'

test('a second start shows the window of the first and ends', async ({ user, start }) => {
  const { electron, window: page } = await start()
  await page.close()
  const reopened = electron.waitForEvent('window')
  const second = spawn(appExecutable, [`--user-data-dir=${user.userData}`], {
    env: appEnvironment(user),
    stdio: 'ignore',
  })
  const exitCode = await new Promise((resolve) => second.once('exit', resolve))
  expect(exitCode).toBe(0)
  await expect((await reopened).getByText(`127.0.0.1:${user.port}`).first()).toBeVisible()
  await until('the window in front', async () =>
    // For a moment no window is in front, which xdotool calls an error.
    (await runOnDesktop('xdotool', ['getactivewindow', 'getwindowname']).catch(() => '')).includes('FreeCC'),
  )
})

test('quitting lets an open answer finish', async ({ user, start }) => {
  const upstream = await startScriptedUpstream({ key: null })
  upstream.play([{ name: 'slow', reply: answer({ text: 'one two three four five six', paceMs: 150 }) }])
  const { electron, window: page } = await start()
  await page.evaluate(
    (baseUrl) => window.api.call('route.save', { tier: 'big', provider: 'openai', model: 'any', baseUrl }),
    upstream.baseUrl,
  )
  const streaming = await ask(user, { stream: true })
  expect(upstream.openAnswers()).toBe(1)
  const closed = electron.waitForEvent('close', { timeout: 20_000 })
  void electron.evaluate(({ app }) => app.quit()).catch(() => undefined)
  expect(await readStreamedText(streaming)).toBe('one two three four five six')
  await closed
  await upstream.close()
})

test('tells the command line where it listens, for as long as it does', async ({ user, start }) => {
  const folder = join(user.home, '.local/state/freecc')
  const { electron } = await start()
  const [file = ''] = await until('the runtime file', () => {
    const files = readdirSync(folder).filter((name) => name.startsWith('runtime-'))
    return files.length === 1 && files
  })
  expect(JSON.parse(readFileSync(join(folder, file), 'utf8'))).toMatchObject({ port: user.port, token: user.token() })
  await electron.close()
  expect(readdirSync(folder)).toEqual([])
})

test('damaged settings are kept aside, said, and replaced by the defaults', async ({ user, start }) => {
  writeFileSync(join(user.userData, 'settings.json'), '{ "version": 1, "proxy": ')
  const { window: page } = await start()
  await expect(page.getByText('The settings file could not be read.')).toBeVisible()
  const aside = readdirSync(user.userData).filter((name) => name.startsWith('settings.json.unusable-'))
  expect(aside).toHaveLength(1)
  expect(user.read(aside[0] ?? '')).toBe('{ "version": 1, "proxy": ')
  expect(JSON.parse(user.read('settings.json'))).toMatchObject({ version: 1, proxy: { port: 8082 } })
})

test('an error that nobody caught is logged, said once and survived', async ({ user, start }) => {
  const app = await start()
  await app.electron.evaluate((_electron, token) => {
    setTimeout(() => {
      throw new Error(`thrown with ${token}`)
    })
    void Promise.reject(new Error('rejected'))
  }, user.token())
  await expect(app.window.getByText('FreeCC made a mistake, which is in its log, and went on.')).toHaveCount(1)
  expect((await fetch(`${user.url}/`)).status).toBe(200)
  const folder = await app.electron.evaluate(({ app }) => app.getPath('logs'))
  const log = () => readFileSync(join(folder, 'claude-proxy.log'), 'utf8')
  await expect.poll(log).toContain('uncaught exception): Error: thrown with [hidden]')
  expect(log()).toContain('uncaught rejection): Error: rejected')
  expect(log()).not.toContain(user.token())
})
