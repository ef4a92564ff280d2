import { installClaudeCode } from '../claude-code/install-claude-code.ts'
import { skipped, type Stage } from './stage.ts'
import { vitestStage } from './vitest-stage.ts'

/** The tests with the real client, if it can be had. */
export function claudeCodeStage(minutes: number): Stage {
  const tests = vitestStage('Claude Code', 'claude-code', minutes)
  return {
    title: tests.title,
    async run() {
      const installation = await installClaudeCode()
      return installation.kind === 'installed' ? tests.run() : skipped('all of it', installation.reason)
    },
  }
}
