import { installClaudeCode } from '../claude-code/install-claude-code.ts'
import { startScriptedUpstream, type ScriptedUpstream } from '../upstream/scripted-upstream.ts'
import type { RunningApp } from './freecc-app.ts'
import { modelsScreen } from './models-screen.ts'
import { expect, test as base } from './test.ts'

const key = 'sk-desktop-claude-code-0123456789'

/** A test of the app with the real Claude Code in front and a scripted provider behind. */
export const test = base.extend<{ readonly executable: string; readonly upstream: ScriptedUpstream }>({
  executable: async ({ browserName: _ }, use, testInfo) => {
    testInfo.setTimeout(180_000)
    const installation = await installClaudeCode()
    base.skip(installation.kind === 'missing', installation.kind === 'missing' ? installation.reason : '')
    if (installation.kind === 'installed') await use(installation.executable)
  },
  upstream: async ({ browserName: _ }, use) => {
    const upstream = await startScriptedUpstream({ key, models: ['gpt-4.1'] })
    await use(upstream)
    await upstream.close()
  },
})

/** Chooses the provider for BIG. */
export async function chooseUpstream({ window }: RunningApp, upstream: ScriptedUpstream): Promise<void> {
  const models = modelsScreen(window)
  await models.open()
  await models.save('BIG', { provider: 'OpenAI', model: 'gpt-4.1', baseUrl: upstream.baseUrl, key })
  await expect(models.card('BIG').getByText('6789')).toBeVisible()
}
