import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings.ts'
import { readIfPresent, setAside } from './private-file.ts'

/** How the library writes them: as a whole, for their owner only. */
export const settingsFileOptions = {
  defaults: defaultSettings,
  accessPropertiesByDotNotation: false,
  configFileMode: 0o600,
} as const

/** The settings in a file, or undefined if it is damaged, foreign or of a newer version. */
export function parseSettings(text: string): Settings | undefined {
  try {
    return settingsSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Makes room for new settings if the file there cannot be used; gives the path where the old one was put. */
export function setAsideUnusableSettings(path: string, now: Date): string | undefined {
  const text = readIfPresent(path)
  return text === undefined || parseSettings(text) !== undefined ? undefined : setAside(path, now)
}
