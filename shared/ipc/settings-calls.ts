import { z } from 'zod'
import type { Result } from '../result.ts'
import {
  accessSettingsSchema,
  desktopSettingsSchema,
  languages,
  loggingSettingsSchema,
  resettableGroups,
  themes,
} from '../settings.ts'
import { importKinds, type ImportPreview } from '../settings-import.ts'
import type { AppState } from './app-state.ts'

/** What is saved by itself, and all settings together. */
export const settingsCalls = {
  'appearance.save': z.strictObject({ language: z.enum(languages), theme: z.enum(themes) }),
  'desktop.save': desktopSettingsSchema,
  'access.save': accessSettingsSchema,
  'logging.save': loggingSettingsSchema.omit({ consoleLevel: true }),
  'settings.reset': z.strictObject({ group: z.enum(resettableGroups) }),
  'settings.resetAll': z.strictObject({ deleteKeys: z.boolean() }),
  /** Asks where to, and writes everything but the keys there. */
  'settings.export': z.undefined(),
  /** Asks for a file and tells what it would change. */
  'settings.chooseImport': z.strictObject({ kind: z.enum(importKinds) }),
  /** Applies the file that was chosen last. */
  'settings.applyImport': z.strictObject({
    /** The user has agreed to store its keys although this system has no keychain. */
    allowUnprotected: z.boolean(),
  }),
} as const

export interface SettingsReplies {
  'appearance.save': Result<AppState>
  'desktop.save': Result<AppState>
  'access.save': Result<AppState>
  'logging.save': Result<AppState>
  'settings.reset': Result<AppState>
  'settings.resetAll': Result<AppState>
  /** The path of the file, or null where the user chose none. */
  'settings.export': Result<string | null>
  /** Null where the user chose none. */
  'settings.chooseImport': Result<ImportPreview | null>
  'settings.applyImport': Result<AppState>
}
