import { runProcess } from './run-process.ts'
import { failed, nothing, type Stage } from './stage.ts'

/** A script of package.json that passes or fails as a whole and counts as one test. */
export function commandStage(title: string, script: string, minutes: number): Stage {
  return {
    title,
    async run() {
      const { exitCode, output } = await runProcess('npm', ['run', '--silent', script], minutes)
      return exitCode === 0 ? { ...nothing, passed: 1 } : failed(output)
    },
  }
}
