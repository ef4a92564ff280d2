import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import { asAccount, handOver, isRoot } from './account.ts'
import { assembleTestApp } from './assemble-test-app.ts'
import type { ElectronCommand } from './electron-command.ts'
import { cacheFolder } from './project.ts'

/** The app in the tests' Electron, for looking at it where the official one cannot be downloaded. */
export async function findTestElectron(): Promise<Result<ElectronCommand>> {
  try {
    const command = await (isRoot ? assembleForNobody() : assembleForUser())
    console.error("FreeCC starts in the tests' Electron 25.1.1, which is not safe to use for anything else.")
    return ok(command)
  } catch (error) {
    return fail(`the tests' Electron could not be prepared (${error instanceof Error ? error.message : String(error)})`)
  }
}

async function assembleForUser(): Promise<ElectronCommand> {
  return { file: await assembleTestApp(join(cacheFolder, 'app')), args: [], env: {} }
}

/** With a copy of the app and a home that `nobody` can read; both go when this process ends. */
async function assembleForNobody(): Promise<ElectronCommand> {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-app-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  const home = join(folder, 'home')
  mkdirSync(home)
  handOver(home)

  const [file = '', ...args] = asAccount([await assembleTestApp(join(folder, 'app'))])
  const { XAUTHORITY } = process.env
  if (XAUTHORITY === undefined) return { file, args, env: { HOME: home } }
  const authority = join(home, '.Xauthority')
  copyFileSync(XAUTHORITY, authority)
  handOver(authority)
  return { file, args, env: { HOME: home, XAUTHORITY: authority } }
}
