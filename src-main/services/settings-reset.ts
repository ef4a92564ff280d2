import { defaultSettings, type ResettableGroup, type Settings } from '../../shared/settings.ts'

const partsOf = {
  general: ['appearance', 'desktop'],
  network: ['access'],
  logging: ['logging'],
  recording: ['recording'],
  budget: ['budget'],
  updates: ['updates'],
} as const satisfies Readonly<Record<ResettableGroup, readonly (keyof Settings)[]>>

/** Settings with one group as it was at the first start. The port, which has to be listened on, is left to the caller. */
export function withDefaults(settings: Settings, group: ResettableGroup): Settings {
  return { ...settings, ...Object.fromEntries(partsOf[group].map((part) => [part, defaultSettings[part]])) }
}
