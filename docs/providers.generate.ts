import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { providers } from '../shared/providers/index.ts'
import { outOfScope } from '../shared/providers/out-of-scope.ts'
import { providersPage } from '../shared/providers/providers-page.ts'
import { codecFor } from '../src-main/codecs/index.ts'

writeFileSync(
  resolve(import.meta.dirname, 'providers.md'),
  providersPage(providers, outOfScope, (wireFormat) => codecFor(wireFormat) !== undefined),
)
