import { z } from 'zod'
import type { ExchangeDetail } from '../exchange-detail.ts'
import { recordingSettingsSchema } from '../recording-settings.ts'
import type { ExchangeSummary } from '../request-log.ts'
import type { Result } from '../result.ts'
import type { AppState } from './app-state.ts'

const exchange = z.strictObject({ id: z.string().min(1).max(100) })

/** The request log: what is in it, and what is recorded. */
export const requestCalls = {
  'requests.list': z.undefined(),
  /** Everything that was recorded of one request. */
  'requests.detail': exchange,
  /** Ends a running request, for the client as well as upstream. */
  'requests.cancel': exchange,
  /** Forgets what is over; what runs stays. */
  'requests.clear': z.undefined(),
  /** Puts text that the window has made of a request on the clipboard, which the window itself may not touch. */
  'clipboard.copy': z.strictObject({ text: z.string().min(1).max(100_000_000) }),
  'recording.save': recordingSettingsSchema,
  /** Forgets and deletes everything recorded, in memory and in files. */
  'recording.wipe': z.undefined(),
} as const

export interface RequestReplies {
  'requests.list': readonly ExchangeSummary[]
  /** Null where the request is no longer in memory. */
  'requests.detail': ExchangeDetail | null
  'requests.cancel': void
  /** What is left is pushed as `requestList`. */
  'requests.clear': void
  'clipboard.copy': void
  'recording.save': Result<AppState>
  /** What is left is pushed as `requestList`. */
  'recording.wipe': Result<void>
}
