import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { account } from '../../src-main/development/account.ts'

/** The desktop session that `run.ts` started, for those who look at it and click on it. */

const run = promisify(execFile)

export const sessionEnvironment = readEnvironment()

/** The executable of the app under test. */
export const appExecutable = sessionEnvironment['FREECC_TEST_APP'] ?? ''

const screenshots = join(import.meta.dirname, '../../test-results/desktop-screenshots')
mkdirSync(screenshots, { recursive: true })

/** Where a screenshot of this name goes. */
export function screenshotFile(name: string): string {
  return join(screenshots, `${name}.png`)
}

/** A picture of the whole screen: panel, menus and windows. */
export async function takeScreenshot(name: string): Promise<void> {
  await runOnDesktop('import', ['-window', 'root', screenshotFile(name)])
}

/** Runs a program on the desktop, as the account that owns it; gives what it prints. */
export async function runOnDesktop(file: string, args: readonly string[]): Promise<string> {
  // The screenshots lie in a folder that the account may not write to; the X server lets everybody look.
  const rights = file === 'import' ? {} : (account ?? {})
  const { stdout } = await run(file, args, { env: sessionEnvironment, cwd: '/', ...rights })
  return stdout
}

/** What lies on the clipboard; empty if nothing does. */
export async function readClipboard(): Promise<string> {
  return runOnDesktop('xclip', ['-selection', 'clipboard', '-o']).catch(() => '')
}

/** Puts something else on the clipboard, so that a test sees what comes after it. */
export function overwriteClipboard(text: string): void {
  execFileSync('xclip', ['-selection', 'clipboard', '-i'], {
    env: sessionEnvironment,
    input: text,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

function readEnvironment(): Record<string, string> {
  const text = process.env['FREECC_DESKTOP']
  if (text === undefined) throw new Error('Run these tests by "npm run test:desktop".')
  return JSON.parse(text) as Record<string, string>
}
