import type { Locator, Page } from '@playwright/test'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { handOver } from '../../src-main/development/account.ts'
import { runCommand } from '../claude-code/run-command.ts'
import { createScratchProject } from '../claude-code/scratch-project.ts'
import { answer } from '../upstream/scenario.ts'
import { screenshotFile, takeScreenshot } from './desktop.ts'
import { findFreePort } from './free-port.ts'
import type { UserFolder } from './freecc-app.ts'
import { until } from './session/until.ts'
import { expect } from './test.ts'
import { chooseUpstream, test } from './with-claude-code.ts'

/** As somebody's own hand would leave it: byte order mark, line breaks of Windows, tabs, and an old gateway. */
const settingsText =
  '\u{feff}{\r\n\t"cleanupPeriodDays" : 20,\r\n\t"env": { "ANTHROPIC_BASE_URL": "https://gateway.example.com","KEEP":"1" }\r\n}\r\n'

function settingsFile(user: UserFolder): string {
  return join(user.home, '.claude/settings.json')
}

/** A file of the user's own. */
function writeAsUser(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true })
  handOver(dirname(path))
  writeFileSync(path, text, { mode })
  handOver(path)
}

function everywhere(window: Page): Locator {
  return window.getByRole('listitem').filter({ has: window.getByRole('heading', { name: 'Everywhere' }) })
}

async function openConnect(window: Page): Promise<void> {
  await window.getByRole('navigation').getByRole('link', { name: 'Connect' }).click()
}

async function writeSettings(window: Page, screenshot?: string): Promise<void> {
  await openConnect(window)
  await everywhere(window).getByRole('button', { name: 'Write…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Change Claude Code’s settings' })
  await expect(dialog.getByText('"ANTHROPIC_AUTH_TOKEN":"••••"')).toBeVisible()
  if (screenshot !== undefined) await window.screenshot({ path: screenshotFile(screenshot) })
  await dialog.getByRole('button', { name: 'Write' }).click()
  await expect(everywhere(window).getByText('Points here')).toBeVisible()
}

test('the real Claude Code finds the app by its own settings alone, and undoing gives every byte back', async ({
  user,
  start,
  executable,
  upstream,
}) => {
  writeAsUser(settingsFile(user), settingsText)
  const app = await start()
  const { window } = app
  await chooseUpstream(app, upstream)
  await openConnect(window)
  await expect(everywhere(window).getByText('Points at https://gateway.example.com')).toBeVisible()
  await writeSettings(window, 'settings-change')
  await expect(window.getByText('Waiting for the first request from Claude Code')).toBeVisible()

  upstream.play([{ name: 'answers', reply: answer({ text: 'Found by the file.' }) }])
  const project = await createScratchProject()
  const run = await runCommand(executable, ['-p', 'Are you there?'], {
    cwd: project.directory,
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: user.home,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_TELEMETRY: '1',
    },
    timeoutMs: 90_000,
  })
  await project.remove()
  upstream.verify()
  expect(run).toMatchObject({ exitCode: 0, stdout: 'Found by the file.\n' })

  await expect(window.getByText('Its first request came at')).toBeVisible()
  await window.screenshot({ path: screenshotFile('connect') })
  await window.getByRole('link', { name: 'Show the request' }).click()
  await expect(window.getByText('gpt-4.1').first()).toBeVisible()

  await openConnect(window)
  await everywhere(window).getByRole('button', { name: 'Undo' }).click()
  await expect(everywhere(window).getByText('Points at https://gateway.example.com')).toBeVisible()
  expect(readFileSync(settingsFile(user), 'utf8')).toBe(settingsText)
  expect(statSync(settingsFile(user)).mode & 0o777).toBe(0o644)
  expect(app.output()).not.toContain(user.token())
})

test("quitting takes FreeCC out of Claude Code's settings", async ({ user, start }) => {
  writeAsUser(settingsFile(user), settingsText)
  const { electron, window } = await start()
  await writeSettings(window)
  expect(readFileSync(settingsFile(user), 'utf8')).toContain(user.token())
  await electron.close()
  expect(readFileSync(settingsFile(user), 'utf8')).toBe(settingsText)
})

test.describe('a dead pointer', () => {
  test.use({ settings: { claudeCode: { undoOnQuit: false } } })

  test('is said at the next start on another port, and fixed or undone', async ({ user, start }) => {
    writeAsUser(settingsFile(user), settingsText)
    const first = await start()
    await writeSettings(first.window)
    await first.electron.close()
    const written = readFileSync(settingsFile(user), 'utf8')
    expect(written).toContain(user.url)

    const port = await findFreePort()
    const own = join(user.userData, 'settings.json')
    const settings = JSON.parse(readFileSync(own, 'utf8')) as { readonly proxy: object }
    writeAsUser(own, JSON.stringify({ ...settings, proxy: { ...settings.proxy, port } }), 0o600)
    const { window: page } = await start()
    await expect(page.getByText(`points Claude Code at ${user.url}, but FreeCC listens on`)).toBeVisible()
    await takeScreenshot('dead-pointer')
    expect(readFileSync(settingsFile(user), 'utf8')).toBe(written)

    await page.getByRole('button', { name: 'Fix' }).click()
    await expect(page.getByText('points Claude Code at')).toBeHidden()
    expect(readFileSync(settingsFile(user), 'utf8')).toBe(written.replace(user.url, `http://127.0.0.1:${port}`))

    const other = await findFreePort()
    await page.evaluate((next) => window.api.call('proxy.listenOn', { port: next }), other)
    await expect(page.getByText(`but FreeCC listens on http://127.0.0.1:${other}`)).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('points Claude Code at')).toBeHidden()
    expect(readFileSync(settingsFile(user), 'utf8')).toBe(settingsText)
  })
})

test('a terminal opens with Claude Code in it, and the token in no argument', async ({ user, start }) => {
  const notes = join(user.home, 'notes')
  // Stands in for Claude Code: notes what it was given and what everybody can see of it, and waits to be seen.
  const program = [
    '#!/bin/sh',
    `for file in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < "$file"; echo; done > '${notes}.arguments' 2>/dev/null`,
    `echo "$ANTHROPIC_BASE_URL|$ANTHROPIC_AUTH_TOKEN|$ANTHROPIC_API_KEY|$PWD" > '${notes}.part' && mv '${notes}.part' '${notes}'`,
    'echo "This is Claude Code."',
    `while [ ! -e '${notes}.done' ]; do sleep 0.1; done`,
    // Otherwise the terminal would go on as the user's shell.
    'kill -KILL "$PPID"',
    '',
  ].join('\n')
  writeAsUser(join(user.home, '.local/bin/claude'), program, 0o755)
  const { window } = await start({
    environment: { TERMINAL: 'xterm', ANTHROPIC_API_KEY: 'sk-other' },
  })
  await openConnect(window)
  await window.getByRole('button', { name: 'Open a terminal' }).click()
  await until('Claude Code in the terminal', () => existsSync(notes))
  await takeScreenshot('terminal')
  expect(readFileSync(notes, 'utf8')).toBe(`${user.url}|${user.token()}||${user.home}\n`)
  const visible = readFileSync(`${notes}.arguments`, 'utf8')
  expect(visible).toContain('xterm -e')
  expect(visible).not.toContain(user.token())
  writeAsUser(`${notes}.done`, '')
})
