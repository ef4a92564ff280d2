import { redactSecrets } from '../redact-secrets.ts'
import { parseJson, readList, readRecord, readText, type JsonRecord } from '../read-json.ts'

/** What an upstream says about a failure, whatever its envelope. */
export interface ProviderError {
  /** In the provider's own words, free of secrets; empty where it has none. */
  readonly message: string
  /** All codes and types in lower case, joined by spaces, to be searched. */
  readonly codes: string
  /** The HTTP status that the body claims, which in a stream is the only one. */
  readonly status: number | null
  /** What the model wrote where a server could not read it as a tool call (edge case 119). */
  readonly failedGeneration: string
  /** The error as it came. */
  readonly raw: JsonRecord
}

/** An error that came in no envelope. */
export function bareError(message: string, codes = ''): ProviderError {
  return {
    message: redactSecrets(message).slice(0, longestMessage),
    codes,
    status: null,
    failedGeneration: '',
    raw: {},
  }
}

const longestMessage = 2000
const longestSnippet = 200

/** Reads an error body of any of the known shapes; null for what is no JSON object or list of them. */
export function readProviderError(body: unknown): ProviderError | null {
  const outer = readRecord(body) ?? readRecord(readList(body)[0])
  if (outer === null) return null
  const raw = readRecord(outer['error']) ?? readRecord(readList(outer['errors'])[0]) ?? outer
  const codes = [outer, raw].flatMap((record) => ['code', 'type', 'status', 'err_code'].map((key) => record[key]))
  return {
    message: redactSecrets(findMessage(outer, raw)).slice(0, longestMessage),
    codes: codes
      .filter((code) => typeof code === 'string' || typeof code === 'number')
      .join(' ')
      .toLowerCase(),
    status: findStatus(outer, raw),
    failedGeneration: readText(raw['failed_generation']),
    raw,
  }
}

/**
 * The error in a chunk of a stream that was promised to be an answer, or null if there is none (edge case 208). A chunk
 * without choices but with a message is one, too.
 */
export function findChunkError(chunk: JsonRecord, eventName: string): ProviderError | null {
  const { error } = chunk
  const isError =
    eventName === 'error' ||
    readRecord(error) !== null ||
    readText(error) !== '' ||
    chunk['type'] === 'error' ||
    chunk['object'] === 'error' ||
    (chunk['choices'] === undefined && [chunk['message'], chunk['detail']].some((text) => readText(text) !== ''))
  return isError ? readProviderError(chunk) : findMiniMaxError(chunk)
}

function findMiniMaxError(chunk: JsonRecord): ProviderError | null {
  const code = readRecord(chunk['base_resp'])?.['status_code']
  return typeof code === 'number' && code !== 0 ? readProviderError(chunk) : null
}

/** A body that is no JSON: its text without markup, shortened (edge case 255). */
export function snippetOf(body: string): string {
  const text = body
    .slice(0, 20_000)
    .replaceAll(/<(script|style)\b[^>]*>.*?<\/\1>/gis, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const short = text.length > longestSnippet ? `${text.slice(0, longestSnippet)}…` : text
  return redactSecrets(short)
}

function findMessage(outer: JsonRecord, raw: JsonRecord): string {
  const own = firstText(
    raw['message'],
    raw['detail'],
    readRecord(readList(raw['detail'])[0])?.['msg'],
    outer['error'],
    outer['message'],
    outer['detail'],
    outer['msg'],
    outer['title'],
    readRecord(outer['base_resp'])?.['status_msg'],
    raw['code'],
  )
  const nested = nestedMessage(raw)
  if (nested === '' || own.includes(nested)) return own
  return own === '' ? nested : `${own}: ${nested}`
}

/** Routers put the error of the provider behind them into `metadata.raw`, often as JSON (edge case 142). */
function nestedMessage(raw: JsonRecord): string {
  const nested = readRecord(raw['metadata'])?.['raw']
  const parsed = typeof nested === 'string' ? parseJson(nested) : nested
  return readProviderError(parsed)?.message || readText(nested)
}

function firstText(...values: readonly unknown[]): string {
  return (
    values
      .map(readText)
      .find((text) => text.trim() !== '')
      ?.trim() ?? ''
  )
}

function findStatus(outer: JsonRecord, raw: JsonRecord): number | null {
  const candidates = [raw, outer].flatMap((record) => [record['status_code'], record['status'], record['code']])
  for (const candidate of candidates) {
    const status = Number(candidate)
    if (Number.isInteger(status) && status >= 400 && status < 600) return status
  }
  return null
}
