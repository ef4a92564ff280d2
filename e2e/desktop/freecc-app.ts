import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshFirstRun } from '../../shared/first-run.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import type { Remembered } from '../../src-main/services/ports.ts'
import { appExecutable, sessionEnvironment } from './desktop.ts'
import { findFreePort } from './free-port.ts'
import { handOver } from '../../src-main/development/account.ts'

/** A user's files, as the app finds and leaves them. Each test has its own. */
export interface UserFolder {
  readonly home: string
  readonly userData: string
  readonly port: number
  readonly url: string
  /** What clients of the proxy send. */
  token(): string
  /** A file of the app's, as text. */
  read(name: string): string
  remove(): void
}

export interface RunningApp {
  readonly electron: ElectronApplication
  readonly window: Page
  /** Everything that the app and its window printed. */
  readonly output: () => string
}

export interface StartOptions {
  /** Whether the desktop has a keyring; it has unless told. */
  readonly hasKeyring?: boolean
  /** Variables that differ from the session's. */
  readonly environment?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Another one than the app under test. */
  readonly executable?: string
}

const files = ['settings.json', 'desktop.json'] as const

/** A home of its own with a port of its own; the app's other settings are its defaults. */
export async function createUserFolder(change: Partial<Settings> = {}): Promise<UserFolder> {
  const home = mkdtempSync(join(tmpdir(), 'freecc-user-'))
  const userData = join(home, 'app')
  mkdirSync(userData)
  const port = await findFreePort()
  const models = { ...defaultSettings.models, refresh: false }
  const settings: Settings = { ...defaultSettings, models, ...change, proxy: { ...defaultSettings.proxy, port } }
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings), { mode: 0o600 })
  // Otherwise the first window would lead through the setup, and a box would come up when it is closed.
  const remembered: Remembered = {
    windowPlace: null,
    wasToldOfClosing: true,
    firstRun: { ...freshFirstRun, isOver: true },
  }
  writeFileSync(join(userData, 'desktop.json'), JSON.stringify(remembered), { mode: 0o600 })
  for (const path of [home, userData, ...files.map((name) => join(userData, name))]) handOver(path)
  return {
    home,
    userData,
    port,
    url: `http://127.0.0.1:${port}`,
    token: () => readFileSync(join(userData, 'token'), 'utf8').trim(),
    read: (name) => readFileSync(join(userData, name), 'utf8'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

export function appEnvironment(user: UserFolder, hasKeyring = true): Record<string, string> {
  const { XDG_CURRENT_DESKTOP: desktop = '', ...environment } = sessionEnvironment
  // Chromium takes an unknown desktop for one without a keyring.
  const own = { HOME: user.home, FREECC_REFRESH_MODELS: 'false' }
  return { ...environment, ...own, ...(hasKeyring && { XDG_CURRENT_DESKTOP: desktop }) }
}

/** Starts the app and waits for its window. */
export async function startApp(
  user: UserFolder,
  { hasKeyring = true, environment = {}, args = [], executable = appExecutable }: StartOptions = {},
): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath: executable,
    args: [`--user-data-dir=${user.userData}`, ...args],
    env: { ...appEnvironment(user, hasKeyring), ...environment },
    // Playwright switches it off otherwise.
    chromiumSandbox: true,
    cwd: '/',
  })
  let output = ''
  const take = (chunk: Buffer | string): void => void (output += chunk.toString())
  electron.process().stdout?.on('data', take)
  electron.process().stderr?.on('data', take)
  electron.on('console', (message) => take(`${message.text()}\n`))
  const window = await electron.firstWindow()
  window.on('console', (message) => take(`${message.text()}\n`))
  window.on('pageerror', (error) => take(`${error.message}\n`))
  return { electron, window, output: () => output }
}
