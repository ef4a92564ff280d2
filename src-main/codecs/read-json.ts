/** A parsed JSON object of unknown shape. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** The value as an object, or null: upstreams send null, text or a list where an object is due. */
export function readRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null
}

/** The value as a list, empty for everything else. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

/** The value as text, empty for everything else. */
export function readText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The text parsed, or undefined if it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
