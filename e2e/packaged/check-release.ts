import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readFuses, wantedFuses } from './fuses.ts'
import { startOnce } from './start-once.ts'

/**
 * The last look at a packaged app before it is published: `npm run package:check -- PATH`, of the executable or, on macOS,
 * of the bundle. Its fuses are read back, and it is started once.
 */
const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Name the executable of the packaged app.')

const fuses = await readFuses(path)
if (!isDeepStrictEqual(fuses, wantedFuses())) {
  throw new Error(`The fuses are not those of electron-builder.yml: ${JSON.stringify(fuses)}`)
}
console.log(`Fuses: ${JSON.stringify(fuses)}`)
await startOnce(path.endsWith('.app') ? join(path, 'Contents/MacOS/FreeCC') : path)
console.log('It starts, answers, and ends.')
