import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assembleTestApp } from '../../src-main/development/assemble-test-app.ts'
import { projectFolder } from '../../src-main/development/project.ts'
import { fetchTestElectron } from '../../src-main/development/test-electron.ts'
import { writeLauncher } from './launcher.ts'
import { whatIsMissing } from './session/needed-programs.ts'
import { startSession } from './session/start-session.ts'

/**
 * Runs the tests of the app in a real desktop session: `node e2e/desktop/run.ts [--json FILE] [Playwright's arguments]`.
 *
 * The app runs as an unprivileged user with Electron's sandbox on, from a folder that this user can read.
 */
const [jsonFile, playwrightArguments] = readArguments(process.argv.slice(2))

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const missing = whatIsMissing() ?? (await whyNoElectron())
if (missing === null) {
  process.exitCode = await runTests()
} else {
  const isFailure = process.env['CI'] === 'true'
  console.log(`The desktop tests ${isFailure ? 'cannot run' : 'were skipped'}: ${missing}.`)
  process.exitCode = isFailure ? 1 : 0
}

/** What cannot be fetched is missing like what is not installed. */
async function whyNoElectron(): Promise<string | null> {
  return fetchTestElectron().then(
    () => null,
    (error: unknown) => `the tests' Electron cannot be had (${String(error).split('\n')[0]})`,
  )
}

async function runTests(): Promise<number> {
  const results = join(projectFolder, 'test-results')
  mkdirSync(results, { recursive: true })
  rmSync(join(results, 'desktop-screenshots'), { recursive: true, force: true })
  const logFile = join(results, 'desktop-session.log')
  writeFileSync(logFile, '')

  const folder = mkdtempSync(join(tmpdir(), 'freecc-app-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const electron = await assembleTestApp(join(folder, 'app'))
  chmodSync(folder, 0o755)
  const session = await startSession(logFile)
  try {
    return await runPlaywright({ ...session.environment, FREECC_TEST_APP: writeLauncher(folder, electron) })
  } finally {
    await session.stop()
  }
}

function runPlaywright(environment: Readonly<Record<string, string>>): Promise<number> {
  const playwright = join(projectFolder, 'node_modules/@playwright/test/cli.js')
  const config = join(import.meta.dirname, 'playwright.config.ts')
  const report = jsonFile === null ? {} : { FREECC_TEST_REPORT: resolve(jsonFile) }
  const child = spawn(process.execPath, [playwright, 'test', '--config', config, ...playwrightArguments], {
    stdio: 'inherit',
    env: { ...process.env, FREECC_DESKTOP: JSON.stringify(environment), ...report },
  })
  const endNow = () => child.kill()
  process.once('exit', endNow)
  return new Promise((done) =>
    child.once('exit', (code) => {
      process.off('exit', endNow)
      done(code ?? 1)
    }),
  )
}

/** The file of the report, and what is left for Playwright. */
function readArguments(given: readonly string[]): [jsonFile: string | null, playwrightArguments: readonly string[]] {
  const index = given.indexOf('--json')
  return index < 0 ? [null, given] : [given[index + 1] ?? null, given.toSpliced(index, 2)]
}
