import { describe, it } from 'vitest'
import { everywhere } from './everywhere.ts'
import { formats } from './formats.ts'
import { runScenario } from './run-scenario.ts'

describe.each(formats.map((format) => [format.wireFormat, format] as const))('an upstream of %s', (_name, format) => {
  it.each(everywhere(format).map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) =>
    runScenario(format, scenario),
  )
})
