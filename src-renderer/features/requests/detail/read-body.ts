import type { RecordedBody, RecordedMessage } from '../../../../shared/exchange-detail.ts'

/** The body as a value, or its text where it is no JSON, or only the beginning of some. Null where there is none. */
export function readBody(body: RecordedBody): unknown {
  if (body.kind !== 'text') return null
  try {
    return JSON.parse(body.text)
  } catch {
    return body.text
  }
}

/** Whether there is anything to look at. */
export function hasText(message: RecordedMessage | null): boolean {
  return message?.body.kind === 'text'
}
