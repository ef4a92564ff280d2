import { createScratchProject } from '../claude-code/scratch-project.ts'
import { runClaudeCode } from '../claude-code/run-claude-code.ts'
import { answer, call, hasResultOf, userSays } from '../upstream/scenario.ts'
import { screenshotFile } from './desktop.ts'
import { expect } from './test.ts'
import { chooseUpstream, test } from './with-claude-code.ts'

const agent = (id: string, prompt: string) =>
  call(id, 'Agent', { description: prompt, prompt, subagent_type: 'general-purpose', run_in_background: false })

test('a session of the real Claude Code is a tree of its agents', async ({ user, start, executable, upstream }) => {
  const { window, ...app } = await start()
  await chooseUpstream({ window, ...app }, upstream)
  upstream.play([
    {
      name: 'sends two agents',
      when: userSays('Ask both'),
      reply: answer({ toolCalls: [agent('call_one', 'Find the first'), agent('call_two', 'Find the second')] }),
    },
    { name: 'the first agent', when: userSays('Find the first'), reply: answer({ text: 'The word is apfel.' }) },
    { name: 'the second agent', when: userSays('Find the second'), reply: answer({ text: 'The word is birne.' }) },
    { name: 'answers', when: hasResultOf('call_two'), reply: answer({ text: 'Apfel and birne.' }) },
  ])
  const project = await createScratchProject()
  const { stdout } = await runClaudeCode({
    executable,
    project,
    baseUrl: user.url,
    token: user.token(),
    prompt: 'Ask both',
    allowedTools: ['Agent'],
  })
  expect(stdout).toBe('Apfel and birne.\n')
  upstream.verify()
  await project.remove()

  await window.evaluate(() => (location.hash = '#/requests/sessions'))
  const rows = window.getByRole('treegrid').getByRole('row')
  await expect(rows.filter({ hasText: 'Main agent' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'general-purpose' })).toHaveCount(2)
  await window.screenshot({ path: screenshotFile('session-tree') })
})
