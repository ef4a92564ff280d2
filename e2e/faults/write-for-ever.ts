import { writeSync } from 'node:fs'
import { writtenFiles, type WrittenKind } from './written-files.ts'

/** Writes one version after the other, and says so before and after each, until it is killed. */
const [kind, path = '', first = '0'] = process.argv.slice(2)
const file = writtenFiles[kind as WrittenKind]

for (let version = Number(first); ; version += 1) {
  writeSync(1, `begun ${version}\n`)
  await file.write(path, version)
  writeSync(1, `done ${version}\n`)
}
