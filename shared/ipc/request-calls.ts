import { z } from 'zod'
import { exportForms, type ExchangeImport } from '../exchange-export.ts'
import type { ExchangeDetail } from '../exchange-detail.ts'
import { recordingSettingsSchema } from '../recording-settings.ts'
import type { ExchangeSummary } from '../request-log.ts'
import type { Result } from '../result.ts'
import type { AppState } from './app-state.ts'
import { destination } from './route-details.ts'

const exchangeId = z.string().min(1).max(100)
const exchange = z.strictObject({ id: exchangeId })

/** The request log: what is in it, and what is recorded. */
export const requestCalls = {
  'requests.list': z.undefined(),
  /** Everything that was recorded of one request. */
  'requests.detail': exchange,
  /** Ends a running request, for the client as well as upstream. */
  'requests.cancel': exchange,
  /** Forgets what is over; what runs stays. */
  'requests.clear': z.undefined(),
  /** Asks where to, and writes these requests there, redacted. */
  'requests.export': z.strictObject({ form: z.enum(exportForms), ids: z.array(exchangeId).min(1).max(20_000) }),
  /** Asks for a file that `requests.export` or the recording wrote as JSONL; its requests are pushed. */
  'requests.import': z.undefined(),
  /** Sends a request again, which costs as much as any. */
  'requests.replay': exchange.extend({
    /** Null for where today's routes lead. */
    destination: z.strictObject(destination).nullable(),
  }),
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
  /** The file's path; null where the user chose none. */
  'requests.export': Result<string | null>
  /** Null where the user chose none. */
  'requests.import': Result<ExchangeImport | null>
  /** The id of the new request, which has begun. */
  'requests.replay': Result<{ readonly id: string }>
  'clipboard.copy': void
  'recording.save': Result<AppState>
  /** What is left is pushed as `requestList`. */
  'recording.wipe': Result<void>
}
