import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build, Platform, type Configuration } from 'electron-builder'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { projectFolder } from '../../src-main/development/project.ts'
import { fetchTestElectron } from '../../src-main/development/test-electron.ts'
import { listArchive } from './archive.ts'
import { appExecutable } from './desktop.ts'
import { expect, test } from './test.ts'

const on = '1'.charCodeAt(0)
const off = '0'.charCodeAt(0)

test('a release build locks Electron down and holds nothing but the built app', async ({
  browserName: _,
}, testInfo) => {
  const config = parse(readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8')) as Configuration
  const { grantFileProtocolExtraPrivileges, ...fuses } = config.electronFuses ?? {}
  // This fuse is younger than the Electron that builds here.
  expect(grantFileProtocolExtraPrivileges).toBe(false)

  const output = testInfo.outputPath('release')
  const testConfig: Configuration = {
    ...config,
    electronFuses: fuses,
    electronDist: await fetchTestElectron(),
    electronVersion: '25.1.1',
    directories: { ...config.directories, output, app: join(dirname(appExecutable), 'app/resources/app') },
    extraMetadata: { main: 'dist/main/main.cjs' },
  }
  // Given as an object it would be merged with the file, that fuse included.
  const configFile = testInfo.outputPath('electron-builder.json')
  writeFileSync(configFile, JSON.stringify(testConfig))
  const targets = Platform.LINUX.createTarget('dir')
  await build({ projectDir: projectFolder, targets, publish: 'never', config: configFile })

  const release = join(output, 'linux-unpacked')
  const wire = await getCurrentFuseWire(join(release, 'freecc'))
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    archiveIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    archiveOnly: wire[FuseV1Options.OnlyLoadAppFromAsar],
  }).toEqual({
    runAsNode: off,
    cookieEncryption: on,
    nodeOptions: off,
    inspect: off,
    archiveIntegrity: on,
    archiveOnly: on,
  })

  expect(readdirSync(join(release, 'resources'))).toEqual(['app.asar'])
  const files = listArchive(join(release, 'resources/app.asar'))
  const needed = ['package.json', 'dist/main/main.cjs', 'dist/main/token-worker.cjs', 'dist/preload/preload.cjs']
  expect(files).toEqual(expect.arrayContaining(needed))
  const unexpected = files.filter(
    (file) => !/^(package\.json|dist\/(main|preload|renderer)\/.*|src-main\/assets\/.*\.(png|ico))$/.test(file),
  )
  expect(unexpected).toEqual([])
  expect(files.filter((file) => /\.(map|ts|tsx|env)$/.test(file))).toEqual([])
  expect(statSync(join(release, 'resources/app.asar')).size).toBeLessThan(10_000_000)
  // A quarter of a gigabyte that nobody looks at.
  rmSync(output, { recursive: true })
})
