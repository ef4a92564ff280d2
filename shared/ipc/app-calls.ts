import { z } from 'zod'
import { firstRunSchema } from '../first-run-schema.ts'
import type { Result } from '../result.ts'
import { updateSettingsSchema } from '../settings.ts'
import type { AppState } from './app-state.ts'

/** The app itself: whether and where it listens, what it is on this computer, its updates and log files. */
export const appCalls = {
  'state.get': z.undefined(),
  'proxy.setOn': z.strictObject({ on: z.boolean() }),
  /** Binds again, on this port: after "port in use", or to move. */
  'proxy.listenOn': z.strictObject({ port: z.number().int().min(1).max(65535) }),
  'firstRun.save': firstRunSchema,
  /** Registers FreeCC with the operating system, or takes it out again. */
  'app.setStartAtLogin': z.strictObject({ on: z.boolean() }),
  /** Makes another local token: commands copied before stop working. */
  'token.rotate': z.undefined(),
  'updates.save': updateSettingsSchema,
  'updates.look': z.undefined(),
  'updates.download': z.undefined(),
  /** Ends FreeCC and starts the new one. */
  'updates.install': z.undefined(),
  'logs.openFolder': z.undefined(),
  'logs.delete': z.undefined(),
} as const

export interface AppReplies {
  'state.get': AppState
  'proxy.setOn': Result<AppState>
  'proxy.listenOn': Result<AppState>
  'firstRun.save': AppState
  'app.setStartAtLogin': Result<AppState>
  'token.rotate': Result<AppState>
  'updates.save': Result<AppState>
  'updates.look': void
  'updates.download': void
  'updates.install': void
  'logs.openFolder': Result<void>
  'logs.delete': Result<void>
}
