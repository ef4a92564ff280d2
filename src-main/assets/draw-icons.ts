import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drawIconFiles } from './icon-files.ts'

/** Draws all icons: `npm run icons`. They are committed, so that no build depends on it. */
for (const [path, content] of drawIconFiles()) {
  const file = join(import.meta.dirname, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
