import { describe, it } from 'vitest'
import { chatScenarios } from './chat-scenarios.ts'
import { everywhere } from './everywhere.ts'
import { chat, formats } from './formats.ts'
import { runScenario } from './run-scenario.ts'
import type { Scenario } from './scenario.ts'

const titled = (scenarios: readonly Scenario[]) => scenarios.map((scenario) => [scenario.title, scenario] as const)

describe.each(formats.map((format) => [format.wireFormat, format] as const))('an upstream of %s', (_name, format) => {
  it.each(titled(everywhere(format)))('%s', (_title, scenario) => runScenario(format, scenario))
})

describe('a stream of Chat Completions', () => {
  it.each(titled(chatScenarios))('%s', (_title, scenario) => runScenario(chat, scenario))
})
