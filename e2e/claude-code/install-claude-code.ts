import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Raised by hand, after the tests passed with the new one: the client changes what it sends with every release. */
export const claudeCodeVersion = '2.1.330'

export type Installation =
  { readonly kind: 'installed'; readonly executable: string } | { readonly kind: 'missing'; readonly reason: string }

const run = promisify(execFile)
const cache = join(import.meta.dirname, '../../.cache')
const directory = join(cache, `claude-code-${claudeCodeVersion}`)
const installTimeoutMs = 180_000

/**
 * Puts the pinned client into the project's cache, if it is not there yet. It is closed source and used as an outside
 * program only, so it is no dependency of the project.
 */
export async function installClaudeCode(): Promise<Installation> {
  const executable = join(directory, 'node_modules/.bin/claude')
  try {
    if (!existsSync(executable)) await install()
    const { stdout } = await run(executable, ['--version'], { timeout: 30_000 })
    if (stdout.startsWith(claudeCodeVersion)) return { kind: 'installed', executable }
    return { kind: 'missing', reason: `Claude Code ${claudeCodeVersion} reports another version: ${stdout.trim()}` }
  } catch (error) {
    return { kind: 'missing', reason: `Claude Code ${claudeCodeVersion} could not be installed: ${explain(error)}` }
  }
}

/** Installs aside and renames, so that two test runs at once do not see each other's half. */
async function install(): Promise<void> {
  const aside = `${directory}.${process.pid}`
  await mkdir(aside, { recursive: true })
  try {
    const options = { cwd: aside, timeout: installTimeoutMs, shell: process.platform === 'win32' }
    // The package's own install script runs by name below: npm versions differ in whether they run it.
    const flags = ['--prefix', aside, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await run('npm', ['install', ...flags, `@anthropic-ai/claude-code@${claudeCodeVersion}`], options)
    await run(process.execPath, [join(aside, 'node_modules/@anthropic-ai/claude-code/install.cjs')], options)
    await rename(aside, directory).catch((error: unknown) => {
      if (!existsSync(directory)) throw error
    })
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** What npm complains about, such as `npm error code ECONNREFUSED`, or else the first line of the error. */
function explain(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  return lines.find((line) => line.startsWith('npm error code')) ?? lines[0] ?? ''
}
