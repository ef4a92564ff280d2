import { chmod, copyFile, cp, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildApp } from './build-app.ts'
import { projectFolder } from './project.ts'
import { runQuietly } from './run-quietly.ts'
import { fetchTestElectron } from './test-electron.ts'

const shims = ['chromium114-shim.cjs', 'node18-shim.cjs'] as const

/**
 * Builds the app for the tests' Electron and puts both together in a folder, as a packaged app would be; gives the path
 * of its executable. Every user may read the folder.
 */
export async function assembleTestApp(folder: string): Promise<string> {
  const app = join(folder, 'resources/app')
  await rm(app, { recursive: true, force: true })
  const [runtime] = await Promise.all([fetchTestElectron(), buildApp(join(app, 'dist'), true)])
  await linkTree(runtime, folder)
  await cp(join(projectFolder, 'src-main/assets'), join(app, 'src-main/assets'), { recursive: true })
  for (const shim of shims) await copyFile(join(import.meta.dirname, shim), join(app, shim))
  const start = [...shims, 'dist/main/main.cjs'].map((file) => `require('./${file}')\n`).join('')
  await writeFile(join(app, 'start.cjs'), start)
  await writeFile(join(app, 'package.json'), await describeApp())
  await runQuietly('chmod', ['-R', 'a+rX', folder])
  return join(folder, 'electron')
}

async function describeApp(): Promise<string> {
  const project: unknown = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'))
  return JSON.stringify({ ...(project as object), type: 'commonjs', main: 'start.cjs' })
}

/** Hard links are free, but work within one file system only. */
async function linkTree(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const source = join(entry.parentPath, entry.name)
    const target = join(to, source.slice(from.length))
    await mkdir(dirname(target), { recursive: true })
    await rm(target, { force: true })
    await link(source, target).catch(() => copyFile(source, target))
  }
  await chmod(to, 0o755)
}
