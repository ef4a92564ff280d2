import { z } from 'zod'

/** What is kept of requests, for how long, and what is blotted out of it. Bodies hold people's code. */
export const recordingSettingsSchema = z.strictObject({
  /** Whether bodies, headers and events are kept; otherwise only what the list shows. */
  bodies: z.boolean(),
  /** Requests in memory. */
  rows: z.number().int().min(100).max(10_000),
  /** What all bodies in memory hold together; the oldest make room. */
  megabytes: z.number().int().min(1).max(1024),
  /** What is kept of one body, from its beginning. */
  bodyKilobytes: z.number().int().min(1).max(16_384),
  /** One line of JSON for each request, in files of one day or a part of it. */
  disk: z.strictObject({
    isOn: z.boolean(),
    days: z.number().int().min(1).max(365),
    /** All files together. */
    megabytes: z.number().int().min(1).max(10_000),
  }),
  /** Regular expressions; what they find is hidden wherever recorded text is shown, copied or written. */
  hiddenPatterns: z.array(z.string().min(1).max(500)).max(50),
})
export type RecordingSettings = z.infer<typeof recordingSettingsSchema>

export const defaultRecordingSettings: RecordingSettings = {
  bodies: false,
  rows: 2000,
  megabytes: 32,
  bodyKilobytes: 512,
  disk: { isOn: false, days: 7, megabytes: 200 },
  hiddenPatterns: [],
}
