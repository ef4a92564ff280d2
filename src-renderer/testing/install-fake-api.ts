import './zod-without-code.ts'
import type { Locale } from '../../shared/i18n/index.ts'
import { createFakeApi } from './fake-api.ts'
import { scenarios, type ScenarioName } from './scenarios.ts'

/**
 * Stands in for the preload script in a plain browser. The address says what to show:
 * `?scenario=working&locale=zh-CN`.
 */
const parameters = new URL(window.location.href).searchParams
const name = parameters.get('scenario') ?? 'working'
if (!(name in scenarios)) throw new Error(`There is no scenario "${name}"`)
const options = scenarios[name as ScenarioName]()
const locale: Locale = parameters.get('locale') === 'zh-CN' ? 'zh-CN' : 'en'
const language = parameters.has('locale') ? locale : 'system'

Object.assign(window, {
  api: createFakeApi({
    ...options,
    state: { ...options.state, locale, appearance: { ...options.state.appearance, language } },
    systemLanguages: [locale],
  }),
})
