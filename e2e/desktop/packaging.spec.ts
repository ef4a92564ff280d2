import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { asAccount, handOver } from '../../src-main/development/account.ts'
import { readFuses, wantedFuses } from '../packaged/fuses.ts'
import { listArchive } from './archive.ts'
import { runOnDesktop, takeScreenshot } from './desktop.ts'
import { appEnvironment, type RunningApp, type StartOptions, type UserFolder } from './freecc-app.ts'
import { writeLauncher } from './launcher.ts'
import { buildPackages, testOnlyFiles, type Packages } from './packaging/build-packages.ts'
import { serveUpdate, type UpdateFeed } from './packaging/update-feed.ts'
import { until } from './session/until.ts'
import { expect, test } from './test.ts'

type StartApp = (options?: StartOptions) => Promise<RunningApp>

let folder: string
let packages: Packages
const installed = (path: string) => join(packages.root, path)

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  // The account that runs the app reads it from here.
  folder = mkdtempSync(join(tmpdir(), 'freecc-packages-'))
  chmodSync(folder, 0o755)
  packages = await buildPackages(join(folder, 'release'))
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a release build locks Electron down and holds nothing but the built app', async () => {
  const wanted = {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  }
  // The last one is younger than the Electron that builds here.
  expect(wantedFuses()).toEqual({ ...wanted, grantFileProtocolExtraPrivileges: false })
  expect(await readFuses(join(packages.unpacked, 'freecc'))).toEqual(wanted)

  const archive = join(packages.unpacked, 'resources/app.asar')
  const files = listArchive(archive).filter((file) => !testOnlyFiles.some((name) => name === file))
  const needed = ['package.json', 'dist/main/main.cjs', 'dist/main/token-worker.cjs', 'dist/preload/preload.cjs']
  expect(files).toEqual(expect.arrayContaining(needed))
  const unexpected = files.filter(
    (file) => !/^(package\.json|dist\/(main|preload|renderer)\/.*|src-main\/assets\/.*\.(png|ico))$/.test(file),
  )
  expect(unexpected).toEqual([])
  expect(files.filter((file) => /\.(map|ts|tsx|env|txt)$/.test(file))).toEqual([])
  expect(statSync(archive).size).toBeLessThan(12_000_000)

  const notices = readFileSync(join(packages.unpacked, 'resources/licenses/app.txt'), 'utf8')
  for (const name of ['undici', 'zod', 'gpt-tokenizer']) expect(notices).toContain(`\n${name} `)
})

test('the Debian package says what it is, what it needs, and brings an entry for the menu', () => {
  const field = (name: string) => execFileSync('dpkg-deb', ['--field', packages.deb, name], { encoding: 'utf8' }).trim()
  expect(field('Package')).toBe('freecc')
  expect(field('Architecture')).toBe('amd64')
  expect(field('Description')).toContain('Any LLM in Claude Code')
  // The keyring's library is what Chromium loads by name.
  for (const library of ['libgtk-3-0', 'libnss3', 'libsecret-1-0']) expect(field('Depends')).toContain(library)
  expect(field('Recommends')).toBe('')

  const entry = readFileSync(installed('usr/share/applications/freecc.desktop'), 'utf8')
  const lines = ['Name=FreeCC', 'Exec=/opt/FreeCC/freecc %U', 'Icon=freecc', 'StartupWMClass=freecc', 'Terminal=false']
  for (const line of [...lines, 'Categories=Development;', 'Comment[zh_CN]=在 Claude Code 中使用任意大模型']) {
    expect(entry.split('\n')).toContain(line)
  }
  expect(entry).not.toContain('MimeType')
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    expect(existsSync(installed(`usr/share/icons/hicolor/${size}x${size}/apps/freecc.png`))).toBe(true)
  }
  expect(readdirSync(installed('opt/FreeCC/resources')).sort()).toEqual(
    ['app-update.yml', 'app.asar', 'apparmor-profile', 'licenses', 'package-type'].sort(),
  )
})

test('the release, as the Debian package installs it, starts, shows its window, and ends when told', async ({
  user,
}) => {
  const command = [installed('opt/FreeCC/freecc'), `--user-data-dir=${user.userData}`, '--inspect=0']
  const [file = '', ...args] = asAccount(command)
  const app = spawn(file, args, { env: appEnvironment(user), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => app.once('exit', resolve))
  let output = ''
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    const id = await until('the window', () =>
      runOnDesktop('xdotool', ['search', '--onlyvisible', '--class', '^freecc$']).then(
        (ids) => ids.trim().split('\n')[0] ?? false,
        () => false,
      ),
    )
    // What a desktop finds the menu's entry, and with it name and icon, by.
    expect(await runOnDesktop('xprop', ['-id', String(id), 'WM_CLASS'])).toContain('"freecc"')
    await until('an answer', () =>
      fetch(user.url, { method: 'HEAD' }).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    await takeScreenshot('release')
    expect(output).not.toContain('Debugger listening')
  } finally {
    app.kill('SIGTERM')
  }
  expect(await ended).toBe(0)
})

test.describe('with the one fuse turned back that Playwright needs', () => {
  let executable: string

  test.beforeAll(async () => {
    const release = installed('opt/FreeCC/freecc')
    await flipFuses(release, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
    executable = writeLauncher(folder, release)
  })

  test('the window of the release answers, and leaves updates to the package manager', async ({ user, start }) => {
    const { electron, window } = await start({ executable })
    expect(await electron.evaluate(({ app }) => app.isPackaged && app.getAppPath().endsWith('app.asar'))).toBe(true)
    await expect(window.getByText(`127.0.0.1:${user.port}`).first()).toBeVisible()
    await window.getByRole('link', { name: 'Settings' }).click()
    await expect(window.getByText('FreeCC came as a package: update it the way you installed it.')).toBeVisible()
  })

  /** Starts the app as an AppImage that finds its updates there. */
  async function startImage(start: StartApp, user: UserFolder, feed: UpdateFeed): Promise<Page> {
    const image = join(user.home, 'FreeCC.AppImage')
    writeFileSync(image, 'the old one')
    handOver(image)
    const place = { provider: 'generic', url: feed.url, updaterCacheDirName: 'freecc-updater' }
    writeFileSync(installed('opt/FreeCC/resources/app-update.yml'), JSON.stringify(place))
    const { window } = await start({ executable, environment: { APPIMAGE: image } })
    await window.getByRole('link', { name: 'Settings' }).click()
    return window
  }

  test('an AppImage looks for an update, asks, fetches it, and restarts into it', async ({ user, start }) => {
    const marker = join(user.home, 'the-new-one-ran')
    const newer = `#!/bin/sh\necho ran > '${marker}'\n`
    const feed = await serveUpdate('9.0.0', newer)
    const window = await startImage(start, user, feed)
    expect(feed.asked).toEqual([])
    await window.getByRole('button', { name: 'Look now' }).click()
    await expect(window.getByText('FreeCC 9.0.0 is available.')).toBeVisible()
    expect(feed.asked).toEqual(['/latest-linux.yml'])
    await window.getByRole('button', { name: 'Download' }).click()
    await expect(window.getByText('FreeCC 9.0.0 is ready.')).toBeVisible()
    const closed = window.waitForEvent('close')
    await window.getByRole('button', { name: 'Restart to update' }).click()
    await closed
    await until('the newer version', () => existsSync(marker))
    expect(readFileSync(join(user.home, 'FreeCC.AppImage'), 'utf8')).toBe(newer)
    feed.close()
  })

  test('an update that is not what was announced is refused', async ({ user, start }) => {
    const feed = await serveUpdate('9.0.0', '#!/bin/sh\nsomething else\n', '#!/bin/sh\nas announced!!\n')
    const window = await startImage(start, user, feed)
    await window.getByRole('button', { name: 'Look now' }).click()
    await window.getByRole('button', { name: 'Download' }).click()
    await expect(window.getByText('The download failed. The log says why.')).toBeVisible()
    expect(readFileSync(join(user.home, 'FreeCC.AppImage'), 'utf8')).toBe('the old one')
    feed.close()
  })
})
