import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { asAccount, handOver } from '../../src-main/development/account.ts'
import { findFreePort } from '../desktop/free-port.ts'
import { until } from '../desktop/session/until.ts'

/**
 * Starts a packaged app with a user of its own, waits until its proxy answers, and ends it. Rejects with what the app
 * printed if it does not come up. It needs a display.
 */
export async function startOnce(executable: string): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'freecc-release-'))
  handOver(userData)
  const port = await findFreePort()
  writeSettings(userData, port)
  const [file = '', ...args] = asAccount([executable, `--user-data-dir=${userData}`])
  const app = spawn(file, args, { env: { ...process.env, HOME: userData, FREECC_REFRESH_MODELS: 'false' } })
  const ended = new Promise((resolve) => app.once('exit', resolve).once('error', resolve))
  let output = ''
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    await until('an answer of the proxy', () => {
      if (app.exitCode !== null) throw new Error(`FreeCC ended with ${app.exitCode}.`)
      return answers(port)
    })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${output}`, { cause: error })
  } finally {
    app.kill()
    await ended
    rmSync(userData, { recursive: true, force: true, maxRetries: 10 })
  }
}

function writeSettings(userData: string, port: number): void {
  const settings: Settings = { ...defaultSettings, proxy: { ...defaultSettings.proxy, port } }
  const file = join(userData, 'settings.json')
  writeFileSync(file, JSON.stringify(settings))
  handOver(file)
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  )
}
