import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Recordings of real clients and providers lie beside the project, in `../shared/fixtures`, not in it. Tests read them
 * there: `describe.skipIf(!hasRecordings)`.
 */
const folder = resolve(import.meta.dirname, '../../../shared/fixtures')

export const hasRecordings = lookForRecordings()

function lookForRecordings(): boolean {
  if (existsSync(folder)) return true
  if (process.env['CI'] === 'true') throw new Error(`The recordings are missing; they belong in ${folder}.`)
  console.warn(`Skipping the tests that replay recordings: ${folder} does not exist.`)
  return false
}

/** A request as Claude Code sent it. */
export interface CapturedRequest {
  readonly name: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

export function capturedRequests(): readonly CapturedRequest[] {
  if (!hasRecordings) return []
  const names = readdirSync(resolve(folder, 'claude-code')).sort()
  return names.map((name) => ({ name, ...(readJson('claude-code/' + name) as Omit<CapturedRequest, 'name'>) }))
}

/** One row of the index of recorded provider answers. */
export interface Recording {
  /** Relative to the recordings of providers. */
  readonly path: string
  readonly provider: string
  /** Such as `openai-chat`, or several joined with `+`. */
  readonly wires: readonly string[]
  /** What it is good for, such as `stream` or `tool-call`. */
  readonly shows: readonly string[]
}

/** The recordings that hold traffic of this wire format. */
export function recordings(wire: string): readonly Recording[] {
  if (!hasRecordings) return []
  const [, ...rows] = readText('providers/INDEX.tsv').trimEnd().split('\n')
  return rows
    .map((row) => {
      const [path = '', provider = '', wires = '', shows = ''] = row.split('\t')
      return { path, provider, wires: wires.split('+'), shows: shows.split(',') }
    })
    .filter((recording) => recording.wires.includes(wire))
}

/** The text of a recording. */
export function readRecording(recording: Recording): string {
  return readText('providers/' + recording.path)
}

/** One request with its answer, in recordings that hold both. */
export interface Interaction {
  readonly request: { readonly uri: string; readonly body?: unknown }
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly json?: unknown
    readonly text?: string
  }
}

/** The interactions in a recording; none where it holds bare answers. */
export function interactions(recording: Recording): readonly Interaction[] {
  // Streams are plain text; the names of some JSON files were cut off.
  if (/\.(txt|sse)$/.test(recording.path)) return []
  const content = readJson('providers/' + recording.path)
  return typeof content === 'object' && content !== null && 'interactions' in content
    ? (content.interactions as readonly (Interaction | GoogleInteraction)[]).map(toInteraction)
    : []
}

/** The form of Google's own recorder: each chunk of a stream is a segment. */
interface GoogleInteraction {
  readonly request: { readonly url: string; readonly bodySegments?: readonly unknown[] }
  readonly response: {
    readonly statusCode: number
    readonly headers?: Readonly<Record<string, string>>
    readonly bodySegments?: readonly unknown[]
  }
}

function toInteraction(recorded: Interaction | GoogleInteraction): Interaction {
  if (!('url' in recorded.request) || !('statusCode' in recorded.response)) return recorded as Interaction
  const { request, response } = recorded as GoogleInteraction
  const type = response.headers?.['Content-Type'] ?? ''
  const segments = response.bodySegments ?? []
  const isStream = type.includes('event-stream') && response.statusCode < 400
  const events = segments.map((segment) => `data: ${JSON.stringify(segment)}\r\n\r\n`).join('')
  return {
    request: { uri: request.url, body: request.bodySegments?.[0] },
    response: {
      status: response.statusCode,
      headers: { 'content-type': type },
      ...(isStream ? { text: events } : { json: segments[0] }),
    },
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readText(path))
}

function readText(path: string): string {
  return readFileSync(resolve(folder, path), 'utf8')
}
