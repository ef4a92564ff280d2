import { claudeCodeStage } from './test-runner/claude-code-stage.ts'
import { commandStage } from './test-runner/command-stage.ts'
import { desktopStage } from './test-runner/desktop-stage.ts'
import { printSummary, runAndPrint } from './test-runner/print.ts'
import { vitestStage } from './test-runner/vitest-stage.ts'

/**
 * Everything that `npm test` runs. A failing stage stops no other one. Each lane runs its stages one after the other,
 * beside the other lane: two cores are kept busy, and not more.
 */
const types = commandStage('Types', 'typecheck', 5)
const lint = commandStage('Lint and format', 'lint', 5)
const units = vitestStage('Units', 'unit', 12)
const claudeCode = claudeCodeStage(12)
const build = commandStage('Builds', 'build', 5)
const desktop = desktopStage(12)

const results = await runAndPrint(
  [types, lint, units, claudeCode, build, desktop],
  [
    // The desktop tests build the app for the Electron they run: never while the builds are being written.
    [types, lint, build, desktop],
    [units, claudeCode],
  ],
)
process.exitCode = printSummary(results)
