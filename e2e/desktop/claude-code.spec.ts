import { runClaudeCode } from '../claude-code/run-claude-code.ts'
import { createScratchProject } from '../claude-code/scratch-project.ts'
import { runTask } from '../claude-code/task.ts'
import { answer } from '../upstream/scenario.ts'
import { screenshotFile } from './desktop.ts'
import { expect } from './test.ts'
import { clickTrayRow, waitForTrayRow } from './tray-menu.ts'
import { chooseUpstream, test } from './with-claude-code.ts'

test('the real Claude Code finishes a task through the app', async ({ user, start, executable, upstream }) => {
  const app = await start()
  await chooseUpstream(app, upstream)
  await runTask({ executable, baseUrl: user.url, token: user.token(), upstream })
  await app.window.getByRole('link', { name: 'Requests' }).click()
  await expect(app.window.getByText('gpt-4.1').first()).toBeVisible()
  await app.window.screenshot({ path: screenshotFile('claude-code-task') })
  await app.window.getByRole('link', { name: 'Overview' }).click()
  await expect(app.window.getByText('Claude Code is connected')).toBeVisible()
  await app.window.screenshot({ path: screenshotFile('overview') })
})

test('Claude Code waits while the proxy is off and goes on when the tray turns it on', async ({
  user,
  start,
  executable,
  upstream,
}) => {
  const app = await start()
  await chooseUpstream(app, upstream)
  await clickTrayRow('Turn off')
  await waitForTrayRow('Turn on')

  upstream.play([{ name: 'answers', reply: answer({ text: 'Here again.' }) }])
  const project = await createScratchProject()
  const waiting = Promise.withResolvers<void>()
  const running = runClaudeCode({
    executable,
    project,
    baseUrl: user.url,
    token: user.token(),
    prompt: 'Are you there?',
    arguments: ['--output-format', 'stream-json', '--verbose'],
    onOutput: (stdout) => {
      if (stdout.includes('"error_status":503')) waiting.resolve()
    },
  })
  await waiting.promise
  expect(upstream.requests).toEqual([])
  await clickTrayRow('Turn on')
  expect((await running).stdout).toContain('"result":"Here again."')
  upstream.verify()
  await project.remove()
})
