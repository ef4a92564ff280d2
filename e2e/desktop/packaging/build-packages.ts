import { build, Platform, type Configuration } from 'electron-builder'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { projectFolder } from '../../../src-main/development/project.ts'
import { fetchTestElectron } from '../../../src-main/development/test-electron.ts'
import { appExecutable } from '../desktop.ts'

/** The built app for the tests' Electron, with the files that make it start there. */
const appFolder = join(dirname(appExecutable), 'app/resources/app')

/** What the tests' Electron needs and a release does not have. */
export const testOnlyFiles = ['start.cjs', 'node18-shim.cjs', 'chromium114-shim.cjs'] as const

const releaseConfiguration = parse(readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8')) as Configuration

export interface Packages {
  /** The folder that all of Linux's packages hold. */
  readonly unpacked: string
  /** Where the Debian package put its files, as the root of a file system. */
  readonly root: string
  /** The Debian package itself. */
  readonly deb: string
}

/** Packages the app by the release's configuration, with the tests' Electron in place of the official one. */
export async function buildPackages(folder: string): Promise<Packages> {
  mkdirSync(folder, { recursive: true })
  // Given as an object it would be merged with the project's file.
  const config = join(folder, 'electron-builder.json')
  writeFileSync(config, JSON.stringify(await testConfiguration(folder)))
  process.env['CUSTOM_FPM_PATH'] = writeFpm(folder)
  const targets = Platform.LINUX.createTarget(['dir', 'deb'])
  const artifacts = await build({ projectDir: projectFolder, targets, publish: 'never', config })
  const deb = artifacts.find((file) => file.endsWith('.deb')) ?? ''
  const root = join(folder, 'root')
  execFileSync('dpkg-deb', ['--extract', deb, root])
  return { unpacked: join(folder, 'linux-unpacked'), root, deb }
}

async function testConfiguration(output: string): Promise<Configuration> {
  // This fuse is younger than the tests' Electron.
  const { grantFileProtocolExtraPrivileges: _, ...fuses } = releaseConfiguration.electronFuses ?? {}
  const files = [releaseConfiguration.files ?? [], testOnlyFiles].flat() as string[]
  return {
    ...releaseConfiguration,
    files,
    extraResources: JSON.parse(
      JSON.stringify(releaseConfiguration.extraResources).replaceAll('"dist/', `"${appFolder}/dist/`),
    ) as Configuration['extraResources'] & object,
    electronFuses: fuses,
    electronDist: await fetchTestElectron(),
    electronVersion: '25.1.1',
    directories: { ...releaseConfiguration.directories, output, app: appFolder },
    // A release finds both in the repository that it is built from.
    extraMetadata: { homepage: 'https://freecc.invalid' },
    publish: { provider: 'generic', url: 'https://freecc.invalid' },
  }
}

/** electron-builder starts one file. */
function writeFpm(folder: string): string {
  const launcher = join(folder, 'fpm')
  const script = join(import.meta.dirname, 'fpm.ts')
  writeFileSync(launcher, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`, { mode: 0o755 })
  return launcher
}
