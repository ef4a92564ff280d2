import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The long form of the tests of reliability, and the numbers it measured: `npm run test:reliability`. Ends after
 * `mostMinutes` whatever happens.
 */
const mostMinutes = 60
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'freecc-reliability-'))
const file = join(folder, 'measured.jsonl')

const runs = [
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'e2e/faults', '--maxWorkers', '2'],
  ['e2e/desktop/run.ts', 'load.spec.ts'],
]
const end = Date.now() + mostMinutes * 60_000
const statuses = runs.map((words) => {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    timeout: Math.max(1, end - Date.now()),
    env: { ...process.env, FREECC_RELIABILITY: 'long', FREECC_MEASURED_FILE: file },
  })
  return status ?? 1
})
process.stdout.write(`\n${readMeasured()}\n`)
rmSync(folder, { recursive: true, force: true })
process.exitCode = Math.max(...statuses)

function readMeasured(): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const measured = lines.map((line) => JSON.parse(line) as { readonly what: string; readonly number: number })
    return measured.map(({ what, number }) => `${String(number).padStart(8)}  ${what}`).join('\n')
  } catch {
    return 'Nothing was measured.'
  }
}
